namespace Screenalytics.Ingest.Notifications;

/// <summary>When an event that was not received is sent again. Pure; the time stands in its row, so that restarts keep it.</summary>
internal static class WebhookBackoff
{
    /// <summary>How long it is tried.</summary>
    public static readonly TimeSpan GiveUpAfter = TimeSpan.FromDays(3);

    /// <summary>
    /// How old an event may be when it is tried for the first time: one that waited for an older one to be given up is
    /// younger, so that older events are those that nobody was there to tell.
    /// </summary>
    public static readonly TimeSpan BeginWithin = GiveUpAfter + TimeSpan.FromDays(1);

    /// <summary>The longest wait, before its jitter.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(1);

    private static readonly TimeSpan First = TimeSpan.FromSeconds(5);
    private const int MostDoublings = 20;

    /// <summary>The wait after an attempt that failed; null to give up.</summary>
    /// <param name="attempts">Attempts so far, from 1.</param>
    /// <param name="age">How long ago the event happened.</param>
    /// <param name="chance">A random number, 0 to 1: half of each wait is jitter.</param>
    public static TimeSpan? After(int attempts, TimeSpan age, double chance)
    {
        if (age >= GiveUpAfter)
        {
            return null;
        }

        var doubled = First * Math.Pow(2, Math.Clamp(attempts - 1, 0, MostDoublings));
        var wait = doubled < Longest ? doubled : Longest;
        return wait * (0.75 + (0.5 * chance));
    }
}
