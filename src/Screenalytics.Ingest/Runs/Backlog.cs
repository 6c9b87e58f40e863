namespace Screenalytics.Ingest.Runs;

/// <summary>What the cluster has before it, and how long ago it was last successful; times are the database's.</summary>
/// <param name="QueuedRuns">Runs that are queued.</param>
/// <param name="OpenParts">Parts that are not done.</param>
/// <param name="QueueAge">How long the oldest queued run waits past its time; zero when none does.</param>
/// <param name="SinceSuccess">How long ago the last run ended that was ok and no dry run; null when there was none.</param>
internal sealed record Backlog(int QueuedRuns, int OpenParts, TimeSpan QueueAge, TimeSpan? SinceSuccess);
