using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>The one door by which every run starts and ends early, whichever trigger asks.</summary>
internal interface IRunDoor
{
    /// <summary>
    /// Runs a request here and now, to its end, and reports; the caller's cancellation drains and reports too. When a run of
    /// the target is in flight, it is watched to its end instead, and gone on with when its process has died.
    /// </summary>
    /// <param name="request">What to do.</param>
    /// <param name="observer">Who watches.</param>
    /// <param name="cancellationToken">Ctrl-C or a stop: people in flight are dropped, committed ones stay.</param>
    /// <exception cref="RunStoppedException">The run could not begin; nothing was asked of the backend.</exception>
    Task<SyncReport> RunAsync(SyncRequest request, ISyncObserver observer, CancellationToken cancellationToken);

    /// <summary>Asks the cluster for a run: queued for whichever node takes it up.</summary>
    /// <exception cref="RunStoppedException">The database can't be had.</exception>
    Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    /// <summary>Asks the cluster for a run over the failed, held and not attempted people of one that has ended.</summary>
    /// <param name="runId">The run that has ended.</param>
    /// <param name="trigger">Who asks: one of <see cref="RunTriggers"/>.</param>
    /// <param name="actor">By whom, or null.</param>
    /// <param name="key">The caller's key, or null.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<Admission> RetryFailedAsync(
        Guid runId,
        string trigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    /// <summary>Asks for a run's end; what is committed stays. One that has ended stays as it is.</summary>
    /// <returns>Whether there is such a run.</returns>
    Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
        throw new NotSupportedException();
}
