using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>What the worker says of its own life.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(
        HostingEventIds.WorkerStarting,
        LogLevel.Information,
        "screenalytics-ingest {Version} runs as node {Node}: database {Database}, TRR-Backend {BackendHost}, {Schedules} schedules.",
        EventName = nameof(HostingEventIds.WorkerStarting)
    )]
    public static partial void Starting(
        this ILogger log,
        string version,
        string node,
        string database,
        string backendHost,
        int schedules
    );

    [LoggerMessage(
        HostingEventIds.WorkerListening,
        LogLevel.Information,
        "Listening on {Address}.",
        EventName = nameof(HostingEventIds.WorkerListening)
    )]
    public static partial void Listening(this ILogger log, string address);

    [LoggerMessage(
        HostingEventIds.WaitingForDatabase,
        LogLevel.Warning,
        "Waiting for the database: {Reason}",
        EventName = nameof(HostingEventIds.WaitingForDatabase)
    )]
    public static partial void WaitingForDatabase(this ILogger log, string reason);

    [LoggerMessage(
        HostingEventIds.WorkerReady,
        LogLevel.Information,
        "Database {Database} on {DatabaseHost} is there; ready for work.",
        EventName = nameof(HostingEventIds.WorkerReady)
    )]
    public static partial void Ready(this ILogger log, string database, string databaseHost);

    [LoggerMessage(
        HostingEventIds.WorkerDraining,
        LogLevel.Information,
        "Stopping: no new work is taken; people in flight are finished.",
        EventName = nameof(HostingEventIds.WorkerDraining)
    )]
    public static partial void Draining(this ILogger log);

    [LoggerMessage(
        HostingEventIds.PeopleDropped,
        LogLevel.Warning,
        "The people in flight did not finish within {Time}: they are dropped, and another node goes on with them.",
        EventName = nameof(HostingEventIds.PeopleDropped)
    )]
    public static partial void Dropping(this ILogger log, string time);

    [LoggerMessage(
        HostingEventIds.PartLeftBehind,
        LogLevel.Warning,
        "{What} did not stop in time; it is left as it is.",
        EventName = nameof(HostingEventIds.PartLeftBehind)
    )]
    public static partial void LeftBehind(this ILogger log, string what);

    [LoggerMessage(
        HostingEventIds.WorkerStopped,
        LogLevel.Information,
        "Stopped.",
        EventName = nameof(HostingEventIds.WorkerStopped)
    )]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(
        HostingEventIds.WorkerDefect,
        LogLevel.Critical,
        "A defect ended the worker.",
        EventName = nameof(HostingEventIds.WorkerDefect)
    )]
    public static partial void Defect(this ILogger log, Exception defect);

    [LoggerMessage(
        HostingEventIds.ApiClosed,
        LogLevel.Warning,
        "SCREENALYTICS_ADMIN_SECRET is not set: the API answers nobody but with 503, its health apart.",
        EventName = nameof(HostingEventIds.ApiClosed)
    )]
    public static partial void ApiClosed(this ILogger log);

    [LoggerMessage(
        HostingEventIds.StopFailed,
        LogLevel.Warning,
        "{What} could not be stopped in good order.",
        EventName = nameof(HostingEventIds.StopFailed)
    )]
    public static partial void StopFailed(this ILogger log, Exception fault, string what);
}
