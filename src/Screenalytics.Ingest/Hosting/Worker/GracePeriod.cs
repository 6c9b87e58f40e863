namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>How the time for a stop is shared out, from the signal on.</summary>
internal sealed class GracePeriod
{
    private static readonly TimeSpan MostReserve = TimeSpan.FromSeconds(6);

    private readonly TimeProvider _time;
    private readonly long _startedAt;

    /// <summary>Starts the time.</summary>
    public GracePeriod(TimeSpan whole, TimeProvider time)
    {
        (Whole, _time, _startedAt) = (whole, time, time.GetTimestamp());
        Reserve = whole / 4 < MostReserve ? whole / 4 : MostReserve;
    }

    /// <summary>All of it.</summary>
    public TimeSpan Whole { get; }

    /// <summary>What is kept for giving back, leaving and closing.</summary>
    public TimeSpan Reserve { get; }

    /// <summary>What is left for people in flight.</summary>
    public TimeSpan LeftToFinish => NotNegative(Whole - Reserve - Elapsed);

    /// <summary>What is left of a part of the reserve, which has several steps to come.</summary>
    /// <param name="share">Which part of it has to be over by then, 0 to 1.</param>
    public TimeSpan LeftOfReserve(double share) => NotNegative(Whole - (Reserve * (1 - share)) - Elapsed);

    private TimeSpan Elapsed => _time.GetElapsedTime(_startedAt);

    private static TimeSpan NotNegative(TimeSpan left) => left > TimeSpan.Zero ? left : TimeSpan.Zero;
}
