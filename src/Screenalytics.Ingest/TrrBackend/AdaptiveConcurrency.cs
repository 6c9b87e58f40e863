namespace Screenalytics.Ingest.TrrBackend;

/// <summary>
/// Bounds the requests under way. The bound falls by a third when the backend is overloaded, by a tenth when it slows,
/// and grows back by one for about as many successes as it holds; it never leaves 1 to the maximum.
/// </summary>
/// <param name="maximum">The bound's ceiling and its start.</param>
/// <param name="time">The clock.</param>
internal sealed class AdaptiveConcurrency(int maximum, TimeProvider time)
{
    private const double OverloadFactor = 2.0 / 3;
    private const double SlowFactor = 0.9;
    private const double Smoothing = 0.1;
    private const double BaselineDrift = 1.001;
    private const double SlowRatio = 3;

    // Below this, differences are the network's and this machine's own.
    private static readonly TimeSpan LeastSlowness = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private double _limit = maximum;
    private int _inFlight;
    private long _lastDecrease;
    private double _latency;
    private double _baseline = double.MaxValue;

    /// <summary>The bound as it stands, in requests.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return (int)_limit;
            }
        }
    }

    /// <summary>Waits for a place, first come first served.</summary>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_lock)
        {
            if (_inFlight < (int)_limit)
            {
                _inFlight++;
                return ValueTask.CompletedTask;
            }

            place = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(place);
        }

        return new ValueTask(WaitAsync(place, cancellationToken));
    }

    /// <summary>Gives the place back and learns from what happened in it.</summary>
    /// <param name="startedAt">The clock's timestamp when the request was sent.</param>
    /// <param name="overloaded">Whether the answer shows a backend in trouble.</param>
    public void Leave(long startedAt, bool overloaded)
    {
        var now = time.GetTimestamp();
        lock (_lock)
        {
            _inFlight--;
            if (overloaded)
            {
                Decrease(OverloadFactor, startedAt, now);
            }
            else
            {
                Learn(time.GetElapsedTime(startedAt, now), startedAt, now);
            }

            Admit();
        }
    }

    /// <summary>Gives the place back without learning: the caller went away.</summary>
    public void Abandon()
    {
        lock (_lock)
        {
            _inFlight--;
            Admit();
        }
    }

    private static async Task WaitAsync(TaskCompletionSource place, CancellationToken cancellationToken)
    {
        using var registration = cancellationToken.UnsafeRegister(
            static state => ((TaskCompletionSource)state!).TrySetCanceled(),
            place
        );
        try
        {
            await place.Task.ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            throw;
        }
    }

    private void Learn(TimeSpan elapsed, long startedAt, long now)
    {
        var latency = elapsed.TotalMilliseconds;
        _latency = _latency == 0 ? latency : _latency + (Smoothing * (latency - _latency));
        _baseline = Math.Min(_latency, _baseline * BaselineDrift);
        if (_latency > LeastSlowness.TotalMilliseconds && _latency > SlowRatio * _baseline)
        {
            Decrease(SlowFactor, startedAt, now);
        }
        else if (_limit < maximum)
        {
            _limit = Math.Min(maximum, _limit + (1 / _limit));
        }
    }

    private void Decrease(double factor, long startedAt, long now)
    {
        // Requests that were under way already at the last decrease tell of the same trouble, not of a new one.
        if (startedAt < _lastDecrease)
        {
            return;
        }

        _lastDecrease = now;
        _limit = Math.Max(1, _limit * factor);
    }

    private void Admit()
    {
        while (_inFlight < (int)_limit && _waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult())
            {
                _inFlight++;
            }
        }
    }
}
