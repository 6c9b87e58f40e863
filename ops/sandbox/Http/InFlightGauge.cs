namespace Screenalytics.Sandbox.Http;

/// <summary>How many requests are being answered, and the most that ever were at once.</summary>
public sealed class InFlightGauge
{
    private int _now;
    private int _most;

    internal InFlightGauge() { }

    /// <summary>Requests that are being answered.</summary>
    public int Now => Volatile.Read(ref _now);

    /// <summary>The most at once since the last <see cref="Reset"/>.</summary>
    public int Most => Volatile.Read(ref _most);

    /// <summary>Forgets the most so far.</summary>
    public void Reset() => Volatile.Write(ref _most, Now);

    internal int Enter()
    {
        var now = Interlocked.Increment(ref _now);
        var most = Most;
        while (now > most)
        {
            var seen = Interlocked.CompareExchange(ref _most, now, most);
            if (seen == most)
            {
                break;
            }

            most = seen;
        }

        return now;
    }

    internal void Leave() => Interlocked.Decrement(ref _now);
}
