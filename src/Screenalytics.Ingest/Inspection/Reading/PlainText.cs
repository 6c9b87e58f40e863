namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>Texts of a log as a terminal may show them: whoever wrote them, they steer nothing.</summary>
internal static class PlainText
{
    private const char Stand = '\ufffd';

    /// <summary>The text without control characters, cut when it is long.</summary>
    public static string Of(string text, int most = 2000)
    {
        var cut = text.Length > most ? text[..(most - 1)] + "…" : text;
        return cut.Any(IsSteering)
            ? string.Create(
                cut.Length,
                cut,
                (letters, source) =>
                {
                    for (var i = 0; i < letters.Length; i++)
                    {
                        letters[i] = IsSteering(source[i]) ? Stand : source[i];
                    }
                }
            )
            : cut;
    }

    // Marks that turn the direction of writing hide what stands where.
    private static bool IsSteering(char letter) =>
        char.IsControl(letter) || letter is (>= '\u202a' and <= '\u202e') or (>= '\u2066' and <= '\u2069');
}
