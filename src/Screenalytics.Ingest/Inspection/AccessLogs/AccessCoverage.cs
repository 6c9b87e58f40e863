namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>How far back the logs reach.</summary>
/// <param name="Starts">The time of each file's first line; empty when one of them has no times.</param>
/// <param name="IsWhole">Whether nothing of the runs is before the beginning: the log begins with the server's own start, or
/// its operator says so.</param>
/// <param name="Files">How many files there are.</param>
internal sealed record AccessCoverage(IReadOnlyList<DateTimeOffset> Starts, bool IsWhole, int Files)
{
    /// <summary>Longer than any run waits between a proof and the last attempt at the second call.</summary>
    public static readonly TimeSpan Horizon = TimeSpan.FromHours(1);

    // Longer than a call takes with its retries, a paused backend, and a server that is done late with what was given up.
    private static readonly TimeSpan Head = TimeSpan.FromMinutes(15);

    // The same for a log without times, of a backend that serves some hundreds of requests a second.
    private const long HeadLines = 500_000;

    /// <summary>Whether there are several files, and their order is not known.</summary>
    public bool IsOrderUnknown => Files > 1 && Starts.Count == 0;

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
