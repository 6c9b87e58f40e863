using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What came of asking for a run's end.</summary>
/// <param name="Found">Whether there is such a run.</param>
/// <param name="Ended">Its report, when it ended by this very request; null when its holders end it, or it had ended.</param>
internal sealed record Cancellation(bool Found, SyncReport? Ended);
