namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of what a node tells of its place in the cluster.</summary>
internal static class ClusterEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            ClusterEventIds.NodeJoined,
            nameof(ClusterEventIds.NodeJoined),
            "Information",
            "A node takes part in the cluster.",
            ["Node", "BackendHost"]
        ),
        new(
            ClusterEventIds.PlacesGranted,
            nameof(ClusterEventIds.PlacesGranted),
            "Debug",
            "A node was granted places for requests.",
            ["Places", "InFlight"]
        ),
        new(
            ClusterEventIds.CheckInFailed,
            nameof(ClusterEventIds.CheckInFailed),
            "Warning",
            "A sign of life was not taken.",
            ["Reason"]
        ),
        new(
            ClusterEventIds.ShareLapsed,
            nameof(ClusterEventIds.ShareLapsed),
            "Error",
            "No sign of life was taken for so long that the node asks nothing more of the backend.",
            ["AliveFor"]
        ),
        new(
            ClusterEventIds.ShareRegained,
            nameof(ClusterEventIds.ShareRegained),
            "Information",
            "A sign of life was taken again.",
            ["Places"]
        ),
        new(
            ClusterEventIds.LeaveFailed,
            nameof(ClusterEventIds.LeaveFailed),
            "Warning",
            "A node could not take leave of the cluster.",
            ["Reason"]
        ),
        new(
            ClusterEventIds.CheckInDefect,
            nameof(ClusterEventIds.CheckInDefect),
            "Error",
            "A sign of life met a defect of the program.",
            []
        ),
    ];
}
