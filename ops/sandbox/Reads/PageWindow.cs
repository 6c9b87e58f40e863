namespace Screenalytics.Sandbox.Reads;

/// <summary>The page that a request asked for, and how far a row of a tie may move within it.</summary>
internal readonly record struct PageWindow(long Limit, long Offset, int Reach, ulong Shuffle)
{
    /// <summary>Where reading has to begin so that rows may move into the page.</summary>
    public long ReadOffset => Math.Max(0, Offset - Margin);

    /// <summary>How many rows have to be read.</summary>
    public long ReadLimit => Limit + (Offset - ReadOffset) + Margin;

    private long Margin => Reach == 0 ? 0 : (Reach * 2) + 1;
}
