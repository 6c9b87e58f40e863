using System.Threading.Channels;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>
/// Keeps this process in the cluster: a sign of life every heartbeat, and with it the share of the backend's places that
/// it is granted. Without one for as long as it counts as alive, its places may be others' already, and it has none.
/// </summary>
/// <param name="store">Where processes tell each other that they live.</param>
/// <param name="pace">The backend, and how many requests at once this process could send.</param>
/// <param name="share">Takes what is granted.</param>
/// <param name="seat">Who this process is.</param>
/// <param name="options">How often, and for how long.</param>
/// <param name="time">The clock.</param>
/// <param name="log">Where changes are told.</param>
internal sealed class ClusterMembership(
    IClusterStore store,
    IBackendPace pace,
    IBackendShare share,
    ClusterSeat seat,
    RunOptions options,
    TimeProvider time,
    ILogger<ClusterMembership> log
) : IAsyncDisposable
{
    private readonly Channel<bool> _wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite }
    );

    private readonly CancellationTokenSource _end = new();
    private readonly TaskCompletionSource _joined = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private Task<bool>? _wake;
    private Task? _beating;
    private long? _grantedAt;
    private bool _lapsed;
    private string? _trouble;

    /// <summary>Tells how many parts this process works on; without any it wants no places.</summary>
    public Func<int> HeldParts { get; set; } = () => 0;

    /// <summary>Whether it takes no more work.</summary>
    public bool IsDraining { get; set; }

    /// <summary>Whether the last sign of life that was taken still counts.</summary>
    public bool IsAlive => _grantedAt is { } at && time.GetElapsedTime(at) < options.LeaseDuration;

    /// <summary>Completes with the first sign of life that was taken.</summary>
    public Task Joined => _joined.Task;

    /// <summary>Begins; until the first sign of life is taken, nothing may be asked of the backend.</summary>
    public void Start()
    {
        share.Ceiling = 0;
        _beating = Task.Run(BeatAsync);
    }

    /// <summary>Gives the next sign of life at once: work was taken up or let go of, or draining began.</summary>
    public void Wake() => _wakes.Writer.TryWrite(true);

    /// <summary>Takes leave, so that others may have the places now.</summary>
    public async Task LeaveAsync(CancellationToken cancellationToken)
    {
        await EndAsync().ConfigureAwait(false);
        share.Ceiling = 0;
        try
        {
            await store.LeaveAsync(seat.Node.Value, cancellationToken).ConfigureAwait(false);
        }
        catch (RunStoppedException failure)
        {
            log.LeaveFailed(failure.Message);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            log.LeaveFailed("the database did not answer in time.");
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await EndAsync().ConfigureAwait(false);
        _end.Dispose();
    }

    private async Task EndAsync()
    {
        if (_beating is { } beating)
        {
            _beating = null;
            await _end.CancelAsync().ConfigureAwait(false);
            await beating.ConfigureAwait(false);
        }
    }

    private async Task BeatAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            try
            {
                await CheckInAsync().ConfigureAwait(false);
                await WaitAsync().ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (_end.IsCancellationRequested)
            {
                return;
            }
#pragma warning disable CA1031 // Without signs of life the node would be dead to the others, its work taken from it.
            catch (Exception defect)
#pragma warning restore CA1031
            {
                log.CheckInDefect(defect);
                await Task.Delay(options.HeartbeatInterval, time, CancellationToken.None).ConfigureAwait(false);
            }
        }
    }

    private async Task CheckInAsync()
    {
        var begunAt = time.GetTimestamp();
        using var atMost = new CancellationTokenSource(Left ?? options.LeaseDuration, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(atMost.Token, _end.Token);
        try
        {
            var places = await store.CheckInAsync(Report(), either.Token).ConfigureAwait(false);

            // The database counts from when it heard of us, which was later: we never outlive what it believes.
            _grantedAt = begunAt;
            Take(places);
        }
        catch (RunStoppedException failure)
        {
            Note(failure.Message);
        }
        catch (OperationCanceledException) when (!_end.IsCancellationRequested)
        {
            Note("the database did not answer in time.");
        }

        if (!IsAlive && !_lapsed)
        {
            _lapsed = true;
            share.Ceiling = 0;
            if (_grantedAt is not null)
            {
                log.ShareLapsed(options.LeaseDuration);
            }
        }
    }

    private TimeSpan? Left =>
        _grantedAt is { } at && options.LeaseDuration - time.GetElapsedTime(at) is var left && left > TimeSpan.Zero
            ? left
            : null;

    private void Take(int places)
    {
        if (!_joined.Task.IsCompleted)
        {
            log.Joined(seat.Node.Value, pace.BackendHost);
        }
        else if (_lapsed || _trouble is not null)
        {
            log.ShareRegained(places);
        }
        else if (places != share.Ceiling)
        {
            log.Granted(places, share.InFlight);
        }

        (_lapsed, _trouble) = (false, null);
        share.Ceiling = places;
        _joined.TrySetResult();
    }

    private void Note(string trouble)
    {
        // The same trouble every second is told once.
        if (trouble != _trouble)
        {
            _trouble = trouble;
            log.CheckInFailed(trouble);
        }
    }

    private NodeReport Report()
    {
        var parts = HeldParts();
        return new NodeReport(
            seat.Node.Value,
            seat.Kind,
            Environment.MachineName,
            Environment.ProcessId,
            seat.Version,
            pace.BackendHost,
            IsDraining,
            parts,
            share.InFlight,
            parts > 0 ? Math.Min(pace.MaxConcurrency, seat.Ceiling) : 0,
            seat.Ceiling,
            options.LeaseDuration
        );
    }

    private async Task WaitAsync()
    {
        var wait = Left is { } left && left < options.HeartbeatInterval ? left : options.HeartbeatInterval;
        using var over = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        _wake ??= _wakes.Reader.WaitToReadAsync(_end.Token).AsTask();
        await Task.WhenAny(_wake, Task.Delay(wait, time, over.Token)).ConfigureAwait(false);
        await over.CancelAsync().ConfigureAwait(false);
        if (_wake.IsCompleted)
        {
            await _wake.ConfigureAwait(false);
            _wakes.Reader.TryRead(out _);
            _wake = null;
        }
    }
}
