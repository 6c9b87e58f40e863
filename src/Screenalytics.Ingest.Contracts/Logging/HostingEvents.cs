namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of the worker as a process.</summary>
internal static class HostingEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            HostingEventIds.WorkerStarting,
            nameof(HostingEventIds.WorkerStarting),
            "Information",
            "A worker starts.",
            ["Version", "Node", "Database", "BackendHost", "Schedules"]
        ),
        new(
            HostingEventIds.WorkerListening,
            nameof(HostingEventIds.WorkerListening),
            "Information",
            "A worker listens on an address.",
            ["Address"]
        ),
        new(
            HostingEventIds.WaitingForDatabase,
            nameof(HostingEventIds.WaitingForDatabase),
            "Warning",
            "A worker waits for its database.",
            ["Reason"]
        ),
        new(
            HostingEventIds.WorkerReady,
            nameof(HostingEventIds.WorkerReady),
            "Information",
            "A worker is ready for work.",
            ["Database", "DatabaseHost"]
        ),
        new(
            HostingEventIds.WorkerDraining,
            nameof(HostingEventIds.WorkerDraining),
            "Information",
            "A worker stops: no new work is taken.",
            []
        ),
        new(
            HostingEventIds.PeopleDropped,
            nameof(HostingEventIds.PeopleDropped),
            "Warning",
            "People in flight did not finish in time and are dropped.",
            ["Time"]
        ),
        new(
            HostingEventIds.PartLeftBehind,
            nameof(HostingEventIds.PartLeftBehind),
            "Warning",
            "Something did not stop in time.",
            ["What"]
        ),
        new(
            HostingEventIds.WorkerStopped,
            nameof(HostingEventIds.WorkerStopped),
            "Information",
            "A worker has stopped.",
            []
        ),
        new(
            HostingEventIds.WorkerDefect,
            nameof(HostingEventIds.WorkerDefect),
            "Critical",
            "A defect ended a worker.",
            []
        ),
        new(
            HostingEventIds.StopFailed,
            nameof(HostingEventIds.StopFailed),
            "Warning",
            "Something could not be stopped in good order.",
            ["What"]
        ),
        new(
            HostingEventIds.ApiClosed,
            nameof(HostingEventIds.ApiClosed),
            "Warning",
            "A worker has no admin secret, so that its API is closed.",
            []
        ),
    ];
}
