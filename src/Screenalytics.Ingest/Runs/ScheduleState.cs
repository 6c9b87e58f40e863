using Screenalytics.Ingest.Contracts.Scheduling;

namespace Screenalytics.Ingest.Runs;

/// <summary>How a schedule fares.</summary>
/// <param name="Schedule">Its name.</param>
/// <param name="PausedAt">When it was paused; null when it is not.</param>
/// <param name="PausedBy">Who paused it, or null.</param>
/// <param name="PauseReason">Why, or null.</param>
/// <param name="Fires">The last times that it came due, the latest first.</param>
internal sealed record ScheduleState(
    string Schedule,
    DateTimeOffset? PausedAt,
    string? PausedBy,
    string? PauseReason,
    IReadOnlyList<ScheduleFire> Fires
);
