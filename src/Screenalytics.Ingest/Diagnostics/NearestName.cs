namespace Screenalytics.Ingest.Diagnostics;

/// <summary>Finds the name that a mistyped one most likely meant.</summary>
internal static class NearestName
{
    private const int MostLength = 128;

    /// <summary>The nearest name, or null when none is near.</summary>
    public static string? Of(string key, IEnumerable<string> known)
    {
        if (key.Length > MostLength)
        {
            return null;
        }

        var (nearest, distance) = known
            .Select(candidate => (candidate, Distance(key, candidate)))
            .MinBy(pair => pair.Item2);
        return distance <= Math.Max(2, key.Length / 4) ? nearest : null;
    }

    // Levenshtein's distance, in any case of letters.
    private static int Distance(string a, string b)
    {
        var row = new int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            row[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= b.Length; j++)
            {
                var same = char.ToUpperInvariant(a[i - 1]) == char.ToUpperInvariant(b[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (same ? 0 : 1)));
            }
        }

        return row[b.Length];
    }
}
