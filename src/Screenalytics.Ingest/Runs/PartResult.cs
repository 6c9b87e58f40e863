using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a sitting at a part came to.</summary>
/// <param name="Kind">How it ended.</param>
/// <param name="Report">The run's report, without its errors, when the whole run has ended by it; otherwise null.</param>
/// <param name="Session">What the pipeline came to; null when there was none.</param>
/// <param name="Failure">Why the part was abandoned, or null.</param>
internal sealed record PartResult(
    PartResultKind Kind,
    SyncReport? Report = null,
    PipelineSession? Session = null,
    RunStoppedException? Failure = null
);
