namespace Screenalytics.Ingest.Storage.History;

/// <summary>All ids that begin alike, as the first and the last of them: PostgreSQL orders ids as their texts.</summary>
/// <param name="First">The first.</param>
/// <param name="Last">The last.</param>
internal readonly record struct IdRange(Guid First, Guid Last)
{
    private const int Digits = 32;
    private const string Zeros = "00000000-0000-0000-0000-000000000000";

    /// <summary>Makes the range of a beginning, with hyphens where ids have them or without any.</summary>
    /// <returns>Null when no id begins like that.</returns>
    public static IdRange? Of(string prefix)
    {
        Span<char> first = stackalloc char[Digits];
        var count = 0;
        var hyphens = prefix.Contains('-', StringComparison.Ordinal);
        for (var i = 0; i < prefix.Length; i++)
        {
            if (hyphens && (i >= Zeros.Length || (prefix[i] == '-') != (Zeros[i] == '-')))
            {
                return null;
            }

            if (prefix[i] == '-')
            {
                continue;
            }

            if (count == Digits || !char.IsAsciiHexDigit(prefix[i]))
            {
                return null;
            }

            first[count++] = prefix[i];
        }

        Span<char> last = stackalloc char[Digits];
        first[..count].CopyTo(last);
        first[count..].Fill('0');
        last[count..].Fill('f');
        return new IdRange(Guid.ParseExact(first, "N"), Guid.ParseExact(last, "N"));
    }
}
