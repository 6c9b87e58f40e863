namespace Screenalytics.Ingest.TrrBackend;

/// <summary>
/// Bounds the requests under way. The bound falls by a third when the backend is overloaded, by a tenth when it slows,
/// and grows back by one for about as many successes as it holds; it never leaves 1 to the maximum. Above it lies a
/// ceiling that is set from outside while requests are under way: what the cluster grants.
/// </summary>
/// <param name="maximum">The bound's maximum and its start.</param>
/// <param name="time">The clock.</param>
internal sealed class AdaptiveConcurrency(int maximum, TimeProvider time)
{
    private const double OverloadFactor = 2.0 / 3;
    private const double SlowFactor = 0.9;
    private const double Smoothing = 0.1;
    private const double BaselineDrift = 1.001;
    private const double DriftAtTheFloor = 1.05;
    private const double SlowRatio = 3;

    // Below this, differences are the network's and this machine's own.
    private static readonly TimeSpan LeastSlowness = TimeSpan.FromMilliseconds(50);

    private readonly Lock _lock = new();
    private readonly Queue<TaskCompletionSource> _waiting = new();
    private double _limit = maximum;
    private int _ceiling = int.MaxValue;
    private int _inFlight;
    private long _lastDecrease;
    private double _latency;
    private double _baseline = double.MaxValue;

    /// <summary>The bound as it stands, in requests; 0 only when the ceiling is.</summary>
    public int Limit
    {
        get
        {
            lock (_lock)
            {
                return Bound;
            }
        }
    }

    /// <summary>Requests under way.</summary>
    public int InFlight
    {
        get
        {
            lock (_lock)
            {
                return _inFlight;
            }
        }
    }

    /// <summary>
    /// What the bound never passes; at 0 nobody may enter until it is raised. Lowering it drops nothing that is under way.
    /// Default: none.
    /// </summary>
    public int Ceiling
    {
        get
        {
            lock (_lock)
            {
                return _ceiling;
            }
        }
        set
        {
            ArgumentOutOfRangeException.ThrowIfNegative(value);
            lock (_lock)
            {
                _ceiling = value;
                Admit();
            }
        }
    }

    private int Bound => Math.Min((int)_limit, _ceiling);

    /// <summary>Waits for a place, first come first served.</summary>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public ValueTask EnterAsync(CancellationToken cancellationToken)
    {
        TaskCompletionSource place;
        lock (_lock)
        {
            if (_inFlight < Bound)
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

        // With one request at a time the slowness is not of our making: it soon is what is usual.
        _baseline = Math.Min(_latency, _baseline * (_limit > 1 ? BaselineDrift : DriftAtTheFloor));
        if (_latency > LeastSlowness.TotalMilliseconds && _latency > SlowRatio * _baseline)
        {
            Decrease(SlowFactor, startedAt, now);
        }
        else if (_limit < Math.Min(maximum, _ceiling))
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

        // What lay above the ceiling was not in use, so it is no measure of what was too much.
        _limit = Math.Max(1, Math.Min(_limit, Math.Max(_ceiling, _inFlight + 1)) * factor);
    }

    private void Admit()
    {
        while (_inFlight < Bound && _waiting.TryDequeue(out var next))
        {
            if (next.TrySetResult())
            {
                _inFlight++;
            }
        }
    }
}
