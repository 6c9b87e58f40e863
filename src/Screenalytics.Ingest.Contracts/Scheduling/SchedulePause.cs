namespace Screenalytics.Ingest.Contracts.Scheduling;

/// <summary>Why a schedule is to be paused; it may be left out.</summary>
/// <param name="Reason">The reason, in a sentence.</param>
public sealed record SchedulePause(string? Reason);
