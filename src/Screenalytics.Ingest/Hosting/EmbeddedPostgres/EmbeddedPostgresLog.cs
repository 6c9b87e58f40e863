namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>What the embedded PostgreSQL logs.</summary>
internal static partial class EmbeddedPostgresLog
{
    [LoggerMessage(7000, LogLevel.Information, "Embedded PostgreSQL {Major}: made the data in {Folder}")]
    public static partial void Initialized(this ILogger logger, int major, string folder);

    [LoggerMessage(7001, LogLevel.Information, "Embedded PostgreSQL {Major}: started on {Folder} at {Host}:{Port}")]
    public static partial void Started(this ILogger logger, int major, string folder, string host, int port);

    [LoggerMessage(7002, LogLevel.Debug, "Embedded PostgreSQL: found running on {Folder} at {Host}:{Port}")]
    public static partial void FoundRunning(this ILogger logger, string folder, string host, int port);

    [LoggerMessage(7003, LogLevel.Debug, "Embedded PostgreSQL: stopped on {Folder}")]
    public static partial void Stopped(this ILogger logger, string folder);

    [LoggerMessage(7004, LogLevel.Debug, "Embedded PostgreSQL: left running on {Folder} for other programs")]
    public static partial void LeftRunning(this ILogger logger, string folder);

    [LoggerMessage(7005, LogLevel.Warning, "Embedded PostgreSQL: could not be stopped: {Reason}")]
    public static partial void NotStopped(this ILogger logger, string reason);
}
