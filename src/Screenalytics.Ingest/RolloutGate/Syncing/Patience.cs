namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>Looks again and again until something is there, for a bounded time: others write when they like.</summary>
internal static class Patience
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Looks until it is there or the time is over.</summary>
    /// <returns>The last look.</returns>
    public static async Task<T> LookAsync<T>(
        Func<Task<T>> look,
        Func<T, bool> isThere,
        TimeSpan atMost,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            var seen = await look();
            if (isThere(seen) || time.GetElapsedTime(begun) >= atMost)
            {
                return seen;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }
}
