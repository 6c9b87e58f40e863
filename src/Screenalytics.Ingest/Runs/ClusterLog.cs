namespace Screenalytics.Ingest.Runs;

/// <summary>What a node says of its place in the cluster.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(1900, LogLevel.Information, "Node {Node} is in the cluster of {BackendHost}: it lives.")]
    public static partial void Joined(this ILogger log, string node, string backendHost);

    [LoggerMessage(1901, LogLevel.Debug, "{Places} requests at once are granted; {InFlight} are under way.")]
    public static partial void Granted(this ILogger log, int places, int inFlight);

    [LoggerMessage(1902, LogLevel.Warning, "The sign of life was not taken: {Reason}")]
    public static partial void CheckInFailed(this ILogger log, string reason);

    [LoggerMessage(
        1903,
        LogLevel.Error,
        "No sign of life was taken for {AliveFor}: other nodes may have been given this one's share of the backend, so that no more is asked of it until the database answers again."
    )]
    public static partial void ShareLapsed(this ILogger log, TimeSpan aliveFor);

    [LoggerMessage(
        1904,
        LogLevel.Information,
        "A sign of life was taken again; {Places} requests at once are granted."
    )]
    public static partial void ShareRegained(this ILogger log, int places);

    [LoggerMessage(
        1905,
        LogLevel.Warning,
        "The node could not take leave of the cluster, which will miss it soon: {Reason}"
    )]
    public static partial void LeaveFailed(this ILogger log, string reason);

    [LoggerMessage(1906, LogLevel.Error, "A defect at a sign of life; the next one is tried.")]
    public static partial void CheckInDefect(this ILogger log, Exception defect);
}
