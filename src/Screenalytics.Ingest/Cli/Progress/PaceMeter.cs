namespace Screenalytics.Ingest.Cli.Progress;

/// <summary>The pace over the last few seconds, and what it says about the time left.</summary>
internal sealed class PaceMeter(TimeProvider time)
{
    // Long enough to be calm where results come in batches, short enough to follow a backend that slows.
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(5);

    private readonly Queue<(long At, int Done)> _samples = new();

    /// <summary>People a second; 0 until there is something to go by.</summary>
    public double PerSecond { get; private set; }

    /// <summary>Takes a sample.</summary>
    public void Sample(int done)
    {
        var now = time.GetTimestamp();
        _samples.Enqueue((now, done));
        while (_samples.Count > 2 && time.GetElapsedTime(_samples.Peek().At, now) > Window)
        {
            _samples.Dequeue();
        }

        var first = _samples.Peek();
        var elapsed = time.GetElapsedTime(first.At, now).TotalSeconds;
        PerSecond = elapsed > 0 ? (done - first.Done) / elapsed : 0;
    }

    /// <summary>The time left, or null when nothing can be said.</summary>
    public TimeSpan? Left(int remaining) =>
        PerSecond > 0
            ? TimeSpan.FromSeconds(Math.Min(remaining / PerSecond, TimeSpan.MaxValue.TotalSeconds / 2))
            : null;
}
