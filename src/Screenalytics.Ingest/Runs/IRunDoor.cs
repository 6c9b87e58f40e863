using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>The one door by which every run starts, whichever trigger asks.</summary>
internal interface IRunDoor
{
    /// <summary>Runs a request to its end and reports; the caller's cancellation drains and reports too.</summary>
    /// <param name="request">What to do.</param>
    /// <param name="observer">Who watches.</param>
    /// <param name="cancellationToken">Ctrl-C or a stop: people in flight are dropped, committed ones stay.</param>
    /// <exception cref="RunStoppedException">The run could not begin; nothing was asked of the backend.</exception>
    Task<SyncReport> RunAsync(SyncRequest request, ISyncObserver observer, CancellationToken cancellationToken);
}
