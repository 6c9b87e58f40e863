using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What one pipeline came to: a run of its own when nothing is recorded, else a sitting of a part.</summary>
/// <param name="Failure">Why it could not go on, or null.</param>
/// <param name="CastComplete">Whether all people were known to it.</param>
/// <param name="Tally">What it counted.</param>
/// <param name="Asked">Calls that it made for pages of a cast, and their retries.</param>
internal sealed record PipelineSession(
    RunStoppedException? Failure,
    bool CastComplete,
    SyncTally Tally,
    (int Calls, int Retries) Asked
)
{
    /// <summary>Whether everybody's turn is over.</summary>
    public bool IsWhole => Failure is null && CastComplete && Tally.NotAttempted == 0;

    /// <summary>The failure as reports tell it, or null.</summary>
    public RunFailure? RunFailure => Failure is null ? null : new RunFailure(Failure.Code, Failure.Message);
}
