namespace Screenalytics.Sandbox.Reads;

/// <summary>A person's photos in memory: all of them, and the flagged ones (the same set when all are flagged).</summary>
internal sealed record PersonPhotos(RowSet All, RowSet Seeds)
{
    public static PersonPhotos None { get; } = new(RowSet.Empty, RowSet.Empty);
}
