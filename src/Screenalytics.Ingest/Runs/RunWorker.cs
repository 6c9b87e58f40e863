using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Takes up the cluster's work: queued parts, and those whose node has died; several at once.</summary>
internal sealed class RunWorker(
    IRunStore store,
    PartRunner parts,
    LeaseKeeper keeper,
    WorkSignal signal,
    NodeName node,
    RunOptions options,
    TimeProvider time,
    ILogger<RunWorker> log
)
{
    private readonly Lock _lock = new();
    private readonly HashSet<Task> _running = [];

    /// <summary>How many parts this process works on.</summary>
    public int HeldParts => keeper.Count;

    /// <summary>Works until it is told to drain, and until what it holds is finished or given back.</summary>
    /// <param name="drain">Takes nothing new; people who are begun are finished, and the rest is given back.</param>
    /// <param name="drop">Drops those who are begun too, and waits for no database that is away.</param>
    public async Task RunAsync(CancellationToken drain, CancellationToken drop)
    {
        while (!drain.IsCancellationRequested)
        {
            try
            {
                await TakeAllAsync(drain, drop).ConfigureAwait(false);
                await signal.WaitAsync(options.PollInterval, time, drain).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (drain.IsCancellationRequested)
            {
                break;
            }
        }

        Task[] left;
        lock (_lock)
        {
            left = [.. _running];
        }

        await Task.WhenAll(left).ConfigureAwait(false);
    }

    private async Task TakeAllAsync(CancellationToken drain, CancellationToken drop)
    {
        try
        {
            while (await TryTakeAsync(drain, drop).ConfigureAwait(false)) { }
        }
        catch (RunStoppedException failure)
        {
            log.ClaimFailed(failure.Message);
        }
#pragma warning disable CA1031 // What is held goes on, and the next look may succeed.
        catch (Exception defect) when (defect is not OperationCanceledException)
#pragma warning restore CA1031
        {
            log.ClaimDefect(defect);
        }
    }

    private async Task<bool> TryTakeAsync(CancellationToken drain, CancellationToken drop)
    {
        lock (_lock)
        {
            if (_running.Count >= options.ConcurrentParts)
            {
                return false;
            }
        }

        var lease = await store.ClaimAsync(node.Value, null, drain).ConfigureAwait(false);
        if (lease is null)
        {
            return false;
        }

        var work = WorkAsync(lease, new PipelineStops(drain, drop, drop));
        lock (_lock)
        {
            _running.Add(work);
        }

        _ = work.ContinueWith(Forget, CancellationToken.None, TaskContinuationOptions.None, TaskScheduler.Default);
        return true;
    }

    private void Forget(Task work)
    {
        lock (_lock)
        {
            _running.Remove(work);
        }

        signal.Raise();
    }

    private async Task WorkAsync(PartLease lease, PipelineStops stops)
    {
        await Task.Yield();
        try
        {
            var observer = new SilentObserver();
            await parts.RunAsync(lease, new Sitting(observer, stops, IsOperators: false)).ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (stops.Drop.IsCancellationRequested)
        {
            log.PartAbandoned(lease.Run.RunId, lease.Part, FailureCatalog.Describe(FailureCode.Interrupted).Message);
        }
#pragma warning disable CA1031 // A defect at one part must not end the worker; the lease runs out, and others try.
        catch (Exception defect)
#pragma warning restore CA1031
        {
            log.PartDefect(defect, lease.Run.RunId, lease.Part);
        }
    }
}
