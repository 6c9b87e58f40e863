namespace Screenalytics.Ingest.Console.Security;

/// <summary>Counts what happens within a minute, and no further than it is asked about.</summary>
internal sealed class MinuteBudget(int most, TimeProvider time)
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);

    private readonly Lock _gate = new();
    private long? _since;
    private int _count;

    /// <summary>Counts one more.</summary>
    /// <returns>How many there were within its minute, with it; two more than the bound stand for all that are more.</returns>
    public int Count()
    {
        lock (_gate)
        {
            var now = time.GetTimestamp();
            if (_since is not { } since || time.GetElapsedTime(since, now) >= Window)
            {
                (_since, _count) = (now, 0);
            }

            _count = Math.Min(_count + 1, most + 2);
            return _count;
        }
    }
}
