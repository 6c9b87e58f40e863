using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Renews this process's leases with every heartbeat, all at once, and hears what becomes of their runs.</summary>
internal sealed class LeaseKeeper(IRunStore store, RunOptions options, TimeProvider time, ILogger<LeaseKeeper> log)
    : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly List<HeldLease> _held = [];
    private readonly CancellationTokenSource _end = new();
    private Task? _beating;
    private string? _trouble;

    /// <summary>A part was taken up, or let go of.</summary>
    public event EventHandler? Changed;

    /// <summary>How many parts this process holds.</summary>
    public int Count
    {
        get
        {
            lock (_lock)
            {
                return _held.Count;
            }
        }
    }

    /// <summary>Keeps a lease alive until it is disposed.</summary>
    public HeldLease Hold(PartLease lease)
    {
        var held = new HeldLease(lease, Drop);
        lock (_lock)
        {
            _held.Add(held);
            _beating ??= Task.Run(BeatAsync);
        }

        Changed?.Invoke(this, EventArgs.Empty);
        return held;
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync().ConfigureAwait(false);
        if (_beating is { } beating)
        {
            await beating.ConfigureAwait(false);
        }

        _end.Dispose();
    }

    private void Drop(HeldLease held)
    {
        lock (_lock)
        {
            _held.Remove(held);
        }

        Changed?.Invoke(this, EventArgs.Empty);
    }

    private async Task BeatAsync()
    {
        while (true)
        {
            try
            {
                await Task.Delay(options.HeartbeatInterval, time, _end.Token).ConfigureAwait(false);
                await RenewAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
            catch (RunStoppedException failure)
            {
                // The fence guards what is written; a later beat tells whether the parts are ours still.
                RunMetrics.RenewalFailed();
                Note(failure.Message);
            }
#pragma warning disable CA1031 // Without its beat a process would lose all it holds, and not know why.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                log.HeartbeatDefect(defect);
            }
        }
    }

    // The same trouble every second is told once.
    private void Note(string trouble)
    {
        if (trouble != _trouble)
        {
            _trouble = trouble;
            log.RenewalFailed(trouble);
        }
    }

    private async Task RenewAsync()
    {
        HeldLease[] held;
        lock (_lock)
        {
            held = [.. _held];
        }

        if (held.Length == 0)
        {
            return;
        }

        var answers = await store
            .RenewAsync(Array.ConvertAll(held, one => one.Lease), _end.Token)
            .ConfigureAwait(false);
        _trouble = null;
        for (var i = 0; i < held.Length; i++)
        {
            held[i].Take(answers[i]);
        }
    }
}
