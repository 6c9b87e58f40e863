namespace Screenalytics.Ingest.Api.Events;

/// <summary>The seats of those who follow runs: each costs a connection and two look-ups a second.</summary>
internal sealed class FollowerSeats
{
    /// <summary>How many there are.</summary>
    public const int Most = 100;

    private int _taken;

    /// <summary>Takes one, when one is free.</summary>
    public bool TryTake()
    {
        if (Interlocked.Increment(ref _taken) <= Most)
        {
            return true;
        }

        Free();
        return false;
    }

    /// <summary>Gives one back.</summary>
    public void Free() => Interlocked.Decrement(ref _taken);
}
