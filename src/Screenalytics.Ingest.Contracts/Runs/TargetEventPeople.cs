using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A run's people by what became of them.</summary>
/// <param name="All">Distinct people of the target.</param>
/// <param name="Seeded">People with flagged photos.</param>
/// <param name="Fallback">People whose photos came from the second call.</param>
/// <param name="Empty">People without any photo.</param>
/// <param name="Held">People whose fallback was withheld.</param>
/// <param name="Failed">People who failed.</param>
/// <param name="NotAttempted">People whose turn did not come.</param>
public sealed record TargetEventPeople(
    int All,
    int Seeded,
    int Fallback,
    int Empty,
    int Held,
    int Failed,
    int NotAttempted
)
{
    /// <summary>Those of a report.</summary>
    public static TargetEventPeople Of(SyncReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return new TargetEventPeople(
            report.People,
            report.SeededPeople,
            report.FallbackPeople,
            report.EmptyPeople,
            report.HeldPeople,
            report.FailedPeople,
            report.NotAttemptedPeople
        );
    }
}
