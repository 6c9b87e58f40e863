namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of what a node tells of its place in the cluster. Never reused.</summary>
public static class ClusterEventIds
{
    /// <summary>A node takes part in the cluster.</summary>
    public const int NodeJoined = 1900;

    /// <summary>A node was granted places for requests.</summary>
    public const int PlacesGranted = 1901;

    /// <summary>A sign of life was not taken.</summary>
    public const int CheckInFailed = 1902;

    /// <summary>No sign of life was taken for so long that the node asks nothing more of the backend.</summary>
    public const int ShareLapsed = 1903;

    /// <summary>A sign of life was taken again.</summary>
    public const int ShareRegained = 1904;

    /// <summary>A node could not take leave of the cluster.</summary>
    public const int LeaveFailed = 1905;

    /// <summary>A sign of life met a defect of the program.</summary>
    public const int CheckInDefect = 1906;
}
