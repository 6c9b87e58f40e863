using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a run that has ended says of its target: a pure function over its report.</summary>
internal static class TargetChange
{
    /// <summary>The state after a run; null when the run says nothing of it.</summary>
    /// <param name="report">The run's report.</param>
    /// <param name="request">
    /// What was asked for: a run over people of another one may mend, and breaks nothing; a rollout gate's says nothing, since
    /// it is taken back.
    /// </param>
    public static TargetState? After(SyncReport report, SyncRequest request)
    {
        if (
            report.DryRun
            || request.Trigger == RunTriggers.Gate
            || report.Status is not (RunStatus.Ok or RunStatus.Partial or RunStatus.Error)
        )
        {
            return null;
        }

        var state =
            report.Status == RunStatus.Error ? TargetState.Broken
            : report.Suspect ? TargetState.Suspect
            : TargetState.Ok;
        return request.RetryOf is not null && state != TargetState.Ok ? null : state;
    }

    /// <summary>Whether somebody is to be told; a target that begins well is no news.</summary>
    /// <param name="before">The state before, or null when there was none.</param>
    /// <param name="after">The state now.</param>
    public static bool IsNews(TargetState? before, TargetState after) => (before ?? TargetState.Ok) != after;
}
