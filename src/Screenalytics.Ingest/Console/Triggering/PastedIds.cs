using Screenalytics.Ingest.Api.Requests;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>
/// Ids out of a text that was pasted: a line each, or parted by commas, semicolons or blanks, or as a JSON array;
/// <c>#</c> and <c>//</c> begin comments.
/// </summary>
/// <param name="Ids">They, each once, in order.</param>
/// <param name="Repeated">How many stood there again.</param>
/// <param name="Bad">How many words are no ids.</param>
/// <param name="Errors">The first of those, a sentence each.</param>
internal sealed record PastedIds(IReadOnlyList<Guid> Ids, int Repeated, int Bad, IReadOnlyList<string> Errors)
{
    /// <summary>Bad words that are named; the rest are counted.</summary>
    public const int MostNamed = 8;

    /// <summary>Reads a text.</summary>
    public static PastedIds Read(string text)
    {
        var ids = new List<Guid>();
        var seen = new HashSet<Guid>();
        var errors = new List<string>();
        var (bad, repeated, number) = (0, 0, 0);
        foreach (var line in text.AsSpan().EnumerateLines())
        {
            number++;
            for (var at = NextWord(line, 0); at < line.Length; )
            {
                var end = EndOf(line, at);
                var word = line[at..end];
                if (!IdText.TryParse(word, out var id))
                {
                    bad++;
                    if (errors.Count < MostNamed)
                    {
                        errors.Add($"line {number}, column {at + 1}: '{ShownValue.Of(word.ToString())}' is no id.");
                    }
                }
                else if (seen.Add(id))
                {
                    ids.Add(id);
                }
                else
                {
                    repeated++;
                }

                at = NextWord(line, end);
            }
        }

        return new PastedIds(ids, repeated, bad, errors);
    }

    private static int NextWord(ReadOnlySpan<char> line, int from)
    {
        while (from < line.Length && IsBetween(line[from]))
        {
            from++;
        }

        return from < line.Length && IsComment(line[from..]) ? line.Length : from;
    }

    private static int EndOf(ReadOnlySpan<char> line, int from)
    {
        while (from < line.Length && !IsBetween(line[from]) && !IsComment(line[from..]))
        {
            from++;
        }

        return from;
    }

    private static bool IsComment(ReadOnlySpan<char> rest) => rest[0] == '#' || rest is ['/', '/', ..];

    private static bool IsBetween(char letter) =>
        char.IsWhiteSpace(letter) || letter is ',' or ';' or '[' or ']' or '"' or '\'' or '\uFEFF';
}
