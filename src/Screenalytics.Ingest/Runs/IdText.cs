namespace Screenalytics.Ingest.Runs;

/// <summary>Reads ids in the standard hyphenated form, in any case, and nothing else.</summary>
internal static class IdText
{
    /// <summary>What an id looks like, for messages.</summary>
    public const string Example = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";

    private const int Length = 36;

    /// <summary>Reads an id.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Guid id)
    {
        id = default;
        if (text.Length != Length)
        {
            return false;
        }

        // Guid's own parser lets signs and 0x through for the sake of old callers.
        for (var i = 0; i < Length; i++)
        {
            var wanted = i is 8 or 13 or 18 or 23 ? text[i] == '-' : char.IsAsciiHexDigit(text[i]);
            if (!wanted)
            {
                return false;
            }
        }

        return Guid.TryParseExact(text, "D", out id);
    }
}
