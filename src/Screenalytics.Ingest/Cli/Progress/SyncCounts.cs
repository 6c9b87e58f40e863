namespace Screenalytics.Ingest.Cli.Progress;

/// <summary>Where a run stands.</summary>
/// <param name="Known">Distinct people known so far.</param>
/// <param name="Final">Whether no more will become known.</param>
/// <param name="Seeded">People whose flagged photos were used.</param>
/// <param name="Fallback">People who fell back.</param>
/// <param name="Empty">People without photos.</param>
/// <param name="Held">People whose fallback was withheld.</param>
/// <param name="Failed">People who failed.</param>
/// <param name="Images">Images imported.</param>
/// <param name="Paused">Whether the intake is paused.</param>
internal readonly record struct SyncCounts(
    int Known,
    bool Final,
    int Seeded,
    int Fallback,
    int Empty,
    int Held,
    int Failed,
    int Images,
    bool Paused
)
{
    /// <summary>People done.</summary>
    public int Done => Seeded + Fallback + Empty + Held + Failed;
}
