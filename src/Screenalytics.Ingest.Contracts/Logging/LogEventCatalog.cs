namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Every log event of the program.</summary>
public static class LogEventCatalog
{
    /// <summary>The events, by id.</summary>
    public static IReadOnlyList<LogEventInfo> All { get; } =
    [
        .. RunEvents.All,
        .. ClusterEvents.All,
        .. SchedulingEvents.All,
        .. ApiEvents.All,
        .. PostgresEvents.All,
        .. NotificationEvents.All,
        .. HostingEvents.All,
        .. ConsoleEvents.All,
    ];
}
