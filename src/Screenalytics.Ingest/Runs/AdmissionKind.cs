namespace Screenalytics.Ingest.Runs;

/// <summary>What became of a run that asked to be let in.</summary>
internal enum AdmissionKind
{
    /// <summary>It is let in: queued, or begun when it has an owner.</summary>
    Started,

    /// <summary>A run of the same target and parameters is in flight: that one is the caller's.</summary>
    Attached,

    /// <summary>The request was answered already: its run is the caller's.</summary>
    Replayed,

    /// <summary>A run of the same target with other parameters, one that is being cancelled, or a rollout gate's is in flight.</summary>
    Busy,

    /// <summary>The idempotency key was used for another request.</summary>
    KeyReused,

    /// <summary>A run of the schedule's target is in flight; the skip is recorded.</summary>
    Skipped,

    /// <summary>The schedule is paused, which is recorded.</summary>
    Paused,

    /// <summary>Another node took this coming due of the schedule up.</summary>
    AlreadyFired,

    /// <summary>There is no such run to retry.</summary>
    NotFound,

    /// <summary>The run to retry has not ended.</summary>
    InFlight,

    /// <summary>Nobody of the run to retry failed or was left out.</summary>
    NothingToRetry,
}
