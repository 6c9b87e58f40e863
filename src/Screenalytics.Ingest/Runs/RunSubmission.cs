using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>A run that a trigger asks the cluster for.</summary>
/// <param name="Request">What to do, and who asks.</param>
internal sealed record RunSubmission(SyncRequest Request)
{
    /// <summary>How long it waits at least before a node takes it up.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>The caller's key, under which a repetition of the request is the same run, or null.</summary>
    public IdempotencyKey? Key { get; init; }
}
