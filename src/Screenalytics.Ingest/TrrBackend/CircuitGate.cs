using Polly.CircuitBreaker;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Where calls wait while the circuit is open, so that the intake pauses instead of failing everybody.</summary>
/// <param name="patience">How long a circuit may stay open before waiting ends.</param>
/// <param name="probeAfter">How often a waiting call tries whether the backend is back.</param>
/// <param name="time">The clock.</param>
internal sealed class CircuitGate(TimeSpan patience, TimeSpan probeAfter, TimeProvider time)
{
    private readonly Lock _lock = new();
    private TaskCompletionSource? _closed;
    private long _openedAt;

    /// <summary>Tells when the intake pauses (true) and when it goes on (false).</summary>
    public event EventHandler<IntakeChangedEventArgs>? Changed;

    /// <summary>Whether the circuit is open, or tries whether it may close.</summary>
    public bool IsOpen => Volatile.Read(ref _closed) is not null;

    /// <summary>The circuit opened; again, when a probe failed.</summary>
    public void Open() => OpenUnless(static () => false);

    /// <summary>The circuit closed: a probe succeeded.</summary>
    public void Close()
    {
        TaskCompletionSource? closed;
        lock (_lock)
        {
            (closed, _closed) = (_closed, null);
        }

        if (closed is not null)
        {
            closed.TrySetResult();
            Changed?.Invoke(this, IntakeChangedEventArgs.Resumed);
        }
    }

    /// <summary>Opens like the breaker that refused a call, unless that has closed meanwhile.</summary>
    // It tells of its opening on another thread, which callers that ask again at once until then could starve.
    public void Follow(CircuitBreakerStateProvider breaker) =>
        OpenUnless(() => breaker.CircuitState == CircuitState.Closed);

    /// <summary>Waits for the circuit to close, or for the time to try again.</summary>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>Whether to try again; false when patience is used up.</returns>
    public async ValueTask<bool> WaitAsync(CancellationToken cancellationToken)
    {
        Task closed;
        TimeSpan left;
        lock (_lock)
        {
            if (_closed is null)
            {
                return true;
            }

            closed = _closed.Task;
            left = patience - time.GetElapsedTime(_openedAt);
        }

        if (left <= TimeSpan.Zero)
        {
            return false;
        }

        try
        {
            await closed
                .WaitAsync(left < probeAfter ? left : probeAfter, time, cancellationToken)
                .ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            // The wait's end is no failure: one of those who waited probes now.
        }

        return true;
    }

    // Looked at under the lock: of a closing after that it is told after this.
    private void OpenUnless(Func<bool> isClosed)
    {
        lock (_lock)
        {
            if (_closed is not null || isClosed())
            {
                return;
            }

            _closed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _openedAt = time.GetTimestamp();
        }

        Changed?.Invoke(this, IntakeChangedEventArgs.Paused);
    }
}
