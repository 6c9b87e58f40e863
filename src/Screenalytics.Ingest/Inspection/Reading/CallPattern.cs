namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>The calls of a person in short, such as <c>seed:0 -> all:10</c>, written anew whatever the line says of itself.</summary>
internal static class CallPattern
{
    /// <summary>What stands for any number of rows but none in the shape of a pattern.</summary>
    public const string AnyRows = "n";

    private const string Arrow = " -> ";
    private const string Incomplete = "incomplete";
    private const int MostLetters = 1024;

    /// <summary>The calls with their rows; a failed one shows its status, or its failure's code.</summary>
    public static string Of(IReadOnlyList<LoggedCall>? calls)
    {
        Span<char> text = stackalloc char[MostLetters];
        return text[..Write(calls, text, shape: false)].ToString();
    }

    /// <summary>Writes the shape that many people's patterns share: numbers of rows that are not 0 become n.</summary>
    /// <returns>How many letters; a pattern that is longer is cut.</returns>
    public static int WriteShape(IReadOnlyList<LoggedCall>? calls, Span<char> text) => Write(calls, text, shape: true);

    private static int Write(IReadOnlyList<LoggedCall>? calls, Span<char> text, bool shape)
    {
        if (calls is null or { Count: 0 })
        {
            return Put(text, 0, calls is null ? "?" : "none");
        }

        var at = 0;
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            at = i == 0 ? at : Put(text, at, Arrow);
            at = Put(text, at, call.SeedOnly ? "seed" : "all");
            if (call.Offset != 0)
            {
                at = Put(text, at, "@");
                at = Put(text, at, call.Offset);
            }

            at = call.Profiled ? Put(text, at, "+profile:") : Put(text, at, ":");
            at = call switch
            {
                { Failure: null, Status: 200, Complete: true, Rows: not 0 } when shape => Put(text, at, AnyRows),
                { Failure: null, Status: 200, Complete: true } => Put(text, at, call.Rows),
                { Status: 0 or 200 } => Put(text, at, call.Failure ?? Incomplete),
                _ => Put(text, at, call.Status),
            };
        }

        return at;
    }

    private static int Put(Span<char> text, int at, string word)
    {
        var count = Math.Min(word.Length, text.Length - at);
        word.AsSpan(0, count).CopyTo(text[at..]);
        return at + count;
    }

    private static int Put(Span<char> text, int at, int number) =>
        number.TryFormat(text[at..], out var count, default, System.Globalization.CultureInfo.InvariantCulture)
            ? at + count
            : at;
}
