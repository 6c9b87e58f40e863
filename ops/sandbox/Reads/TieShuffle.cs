namespace Screenalytics.Sandbox.Reads;

/// <summary>
/// Reorders rows of equal rank a little, differently for every request: what an ORDER BY without a unique
/// tie-breaker does to pages that are read one after another.
/// </summary>
internal static class TieShuffle
{
    public static int[] Pick(int[] ties, long setOffset, int first, int count, PageWindow window)
    {
        var from = Math.Max(0, first - (window.Reach * 2));
        var to = Math.Min(ties.Length, first + count + (window.Reach * 2));
        var keys = new double[to - from];
        var rows = new int[to - from];
        for (var i = 0; i < rows.Length; i++)
        {
            rows[i] = from + i;
            var hash = StableHash.Mix(window.Shuffle, (ulong)(setOffset + from + i));
            keys[i] = i + (window.Reach * StableHash.Fraction(hash));
        }

        for (int start = 0, end; start < rows.Length; start = end)
        {
            for (end = start + 1; end < rows.Length && ties[from + end] == ties[from + start]; end++) { }
            Array.Sort(keys, rows, start, end - start);
        }

        return rows[(first - from)..(first - from + count)];
    }
}
