namespace Screenalytics.Sandbox.Reads;

/// <summary>The rows of one answer: a stretch of a set, or single rows of it where ties were shuffled.</summary>
internal readonly struct Page
{
    private readonly RowSet _set;
    private readonly int _first;
    private readonly int[]? _picks;

    private Page(RowSet set, int first, int count, int[]? picks)
    {
        _set = set;
        _first = first;
        _picks = picks;
        Count = count;
        Bytes = 2;
        if (count == 0)
        {
            return;
        }

        if (picks is null)
        {
            Bytes += set.Ends[first + count - 1] - set.Start(first);
            return;
        }

        Bytes += count - 1;
        foreach (var row in picks)
        {
            Bytes += set.Ends[row] - set.Start(row);
        }
    }

    public int Count { get; }

    /// <summary>The length of the JSON array.</summary>
    public int Bytes { get; }

    /// <summary>Cuts the page out of a set whose first row is the cast's or person's row number <paramref name="setOffset"/>.</summary>
    public static Page Of(RowSet set, long setOffset, PageWindow window)
    {
        var first = (int)Math.Clamp(window.Offset - setOffset, 0, set.Count);
        var count = (int)Math.Min(window.Limit, set.Count - first);
        return set.Ties is null || window.Reach == 0 || count == 0
            ? new Page(set, first, count, null)
            : new Page(set, first, count, TieShuffle.Pick(set.Ties, setOffset, first, count, window));
    }

    public void CopyTo(Span<byte> target)
    {
        target[0] = (byte)'[';
        var at = 1;
        if (_picks is null)
        {
            var rows = _set.Rows(_first, Count);
            rows.CopyTo(target[1..]);
            at += rows.Length;
        }
        else
        {
            foreach (var pick in _picks)
            {
                if (at > 1)
                {
                    target[at++] = (byte)',';
                }

                var row = _set.Row(pick);
                row.CopyTo(target[at..]);
                at += row.Length;
            }
        }

        target[at] = (byte)']';
    }
}
