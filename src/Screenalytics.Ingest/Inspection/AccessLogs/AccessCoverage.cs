namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>How far back the logs reach.</summary>
/// <param name="Starts">The time of each file's first line; empty when one of them has no times.</param>
/// <param name="IsWhole">Whether nothing of the runs is before the beginning: its operator says so. A server's start does
/// not, for a server that is deployed anew in the middle of a run begins a log of its own.</param>
/// <param name="Files">How many files there are that have lines.</param>
internal sealed record AccessCoverage(IReadOnlyList<DateTimeOffset> Starts, bool IsWhole, int Files)
{
    /// <summary>Longer than any run waits between a proof and the last attempt at the second call.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    /// <summary>By how much clocks may differ, and lines of one file be out of order: they are logged to the second, and
    /// written by several processes when each of them likes.</summary>
    public static readonly TimeSpan Skew = TimeSpan.FromSeconds(5);

    // Longer than a call takes with its retries, a paused backend, and a server that is done late with what was given up.
    private static readonly TimeSpan Head = TimeSpan.FromMinutes(15);

    // The same for a log without times, of a backend that serves some hundreds of requests a second.
    private const long HeadLines = 500_000;

    /// <summary>Whether there are several files, and their order is not known.</summary>
    public bool IsOrderUnknown => Files > 1 && Starts.Count == 0;

    /// <summary>Whether a request of a time must stand in the logs, if it was sent.</summary>
    public bool ReachesBackTo(DateTimeOffset time) => IsWhole || Starts.Any(start => start <= time);

    /// <summary>Whether what came before a request must stand in the logs too.</summary>
    public bool HoldsWhatIsBefore(in PhotoRequest request)
    {
        if (IsWhole)
        {
            return true;
        }

        if (request.Time is not { } time || Starts.Count == 0)
        {
            return Files == 1 && Starts.Count == 0 && request.Place.Line > HeadLines;
        }

        // Files may be one server's after the other, or several servers' beside each other: the latest start counts.
        return time - Starts.Where(start => start <= time).DefaultIfEmpty(time).Max() > Head;
    }
}
