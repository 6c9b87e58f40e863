using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Rows whose order is judged by that of TRR's database.</summary>
/// <param name="Name">What was asked.</param>
/// <param name="Rows">The rows.</param>
/// <param name="Photos">The photos that they are, in the database's order.</param>
internal sealed record OrderedRows(string Name, IReadOnlyList<PhotoSeen> Rows, IReadOnlyList<GalleryPhoto> Photos)
{
    /// <summary>Whether they are the same at all.</summary>
    public bool IsComparable => PhotoBag.AreEqual([.. Rows], [.. Photos.Select(PhotoSeen.Of)]);

    /// <summary>What is out of order, in words, or null.</summary>
    public string? Problem => OrderRule.ProblemOf(Rows, Photos) is { } words ? $"{Name}: {words}" : null;
}
