using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a node says of its place in the cluster.</summary>
internal static partial class ClusterLog
{
    [LoggerMessage(
        ClusterEventIds.NodeJoined,
        LogLevel.Information,
        "Node {Node} is in the cluster of {BackendHost}: it lives.",
        EventName = nameof(ClusterEventIds.NodeJoined)
    )]
    public static partial void Joined(this ILogger log, string node, string backendHost);

    [LoggerMessage(
        ClusterEventIds.PlacesGranted,
        LogLevel.Debug,
        "{Places} requests at once are granted; {InFlight} are under way.",
        EventName = nameof(ClusterEventIds.PlacesGranted)
    )]
    public static partial void Granted(this ILogger log, int places, int inFlight);

    [LoggerMessage(
        ClusterEventIds.CheckInFailed,
        LogLevel.Warning,
        "The sign of life was not taken: {Reason}",
        EventName = nameof(ClusterEventIds.CheckInFailed)
    )]
    public static partial void CheckInFailed(this ILogger log, string reason);

    [LoggerMessage(
        ClusterEventIds.ShareLapsed,
        LogLevel.Error,
        "No sign of life was taken for {AliveFor}: other nodes may have been given this one's share of the backend, so that no more is asked of it until the database answers again.",
        EventName = nameof(ClusterEventIds.ShareLapsed)
    )]
    public static partial void ShareLapsed(this ILogger log, TimeSpan aliveFor);

    [LoggerMessage(
        ClusterEventIds.ShareRegained,
        LogLevel.Information,
        "A sign of life was taken again; {Places} requests at once are granted.",
        EventName = nameof(ClusterEventIds.ShareRegained)
    )]
    public static partial void ShareRegained(this ILogger log, int places);

    [LoggerMessage(
        ClusterEventIds.LeaveFailed,
        LogLevel.Warning,
        "The node could not take leave of the cluster, which will miss it soon: {Reason}",
        EventName = nameof(ClusterEventIds.LeaveFailed)
    )]
    public static partial void LeaveFailed(this ILogger log, string reason);

    [LoggerMessage(
        ClusterEventIds.CheckInDefect,
        LogLevel.Error,
        "A defect at a sign of life; the next one is tried.",
        EventName = nameof(ClusterEventIds.CheckInDefect)
    )]
    public static partial void CheckInDefect(this ILogger log, Exception defect);
}
