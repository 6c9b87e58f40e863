using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What the embedded PostgreSQL logs.</summary>
internal static partial class EmbeddedPostgresLog
{
    [LoggerMessage(
        PostgresEventIds.PostgresInitialized,
        LogLevel.Information,
        "Embedded PostgreSQL {Major}: made the data in {Folder}",
        EventName = nameof(PostgresEventIds.PostgresInitialized)
    )]
    public static partial void Initialized(this ILogger logger, int major, string folder);

    [LoggerMessage(
        PostgresEventIds.PostgresStarted,
        LogLevel.Information,
        "Embedded PostgreSQL {Major}: started on {Folder} at {DatabaseHost}:{Port}",
        EventName = nameof(PostgresEventIds.PostgresStarted)
    )]
    public static partial void Started(this ILogger logger, int major, string folder, string databaseHost, int port);

    [LoggerMessage(
        PostgresEventIds.PostgresFound,
        LogLevel.Debug,
        "Embedded PostgreSQL: found running on {Folder} at {DatabaseHost}:{Port}",
        EventName = nameof(PostgresEventIds.PostgresFound)
    )]
    public static partial void FoundRunning(this ILogger logger, string folder, string databaseHost, int port);

    [LoggerMessage(
        PostgresEventIds.PostgresStopped,
        LogLevel.Debug,
        "Embedded PostgreSQL: stopped on {Folder}",
        EventName = nameof(PostgresEventIds.PostgresStopped)
    )]
    public static partial void Stopped(this ILogger logger, string folder);

    [LoggerMessage(
        PostgresEventIds.PostgresLeftRunning,
        LogLevel.Debug,
        "Embedded PostgreSQL: left running on {Folder} for other programs",
        EventName = nameof(PostgresEventIds.PostgresLeftRunning)
    )]
    public static partial void LeftRunning(this ILogger logger, string folder);

    [LoggerMessage(
        PostgresEventIds.PostgresNotStopped,
        LogLevel.Warning,
        "Embedded PostgreSQL: could not be stopped: {Reason}",
        EventName = nameof(PostgresEventIds.PostgresNotStopped)
    )]
    public static partial void NotStopped(this ILogger logger, string reason);
}
