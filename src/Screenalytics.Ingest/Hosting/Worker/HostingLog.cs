namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>What the worker says of its own life.</summary>
internal static partial class HostingLog
{
    [LoggerMessage(
        7100,
        LogLevel.Information,
        "screenalytics-ingest {Version} runs as node {Node}: database {Database}, TRR-Backend {BackendHost}, {Schedules} schedules."
    )]
    public static partial void Starting(
        this ILogger log,
        string version,
        string node,
        string database,
        string backendHost,
        int schedules
    );

    [LoggerMessage(7101, LogLevel.Information, "Listening on {Address}.")]
    public static partial void Listening(this ILogger log, string address);

    [LoggerMessage(7102, LogLevel.Warning, "Waiting for the database: {Reason}")]
    public static partial void WaitingForDatabase(this ILogger log, string reason);

    [LoggerMessage(7103, LogLevel.Information, "Database {Database} on {DatabaseHost} is there; ready for work.")]
    public static partial void Ready(this ILogger log, string database, string databaseHost);

    [LoggerMessage(7104, LogLevel.Information, "Stopping: no new work is taken; people in flight are finished.")]
    public static partial void Draining(this ILogger log);

    [LoggerMessage(
        7105,
        LogLevel.Warning,
        "The people in flight did not finish within {Time}: they are dropped, and another node goes on with them."
    )]
    public static partial void Dropping(this ILogger log, string time);

    [LoggerMessage(7106, LogLevel.Warning, "{What} did not stop in time; it is left as it is.")]
    public static partial void LeftBehind(this ILogger log, string what);

    [LoggerMessage(7107, LogLevel.Information, "Stopped.")]
    public static partial void Stopped(this ILogger log);

    [LoggerMessage(7108, LogLevel.Critical, "A defect ended the worker.")]
    public static partial void Defect(this ILogger log, Exception defect);

    [LoggerMessage(
        7110,
        LogLevel.Warning,
        "SCREENALYTICS_ADMIN_SECRET is not set: the API answers nobody but with 503, its health apart."
    )]
    public static partial void ApiClosed(this ILogger log);

    [LoggerMessage(7109, LogLevel.Warning, "{What} could not be stopped in good order.")]
    public static partial void StopFailed(this ILogger log, Exception fault, string what);
}
