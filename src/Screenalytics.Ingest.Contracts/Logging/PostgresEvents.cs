namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of the private PostgreSQL.</summary>
internal static class PostgresEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            PostgresEventIds.PostgresInitialized,
            nameof(PostgresEventIds.PostgresInitialized),
            "Information",
            "The private PostgreSQL made its data.",
            ["Major", "Folder"]
        ),
        new(
            PostgresEventIds.PostgresStarted,
            nameof(PostgresEventIds.PostgresStarted),
            "Information",
            "The private PostgreSQL was started.",
            ["Major", "Folder", "DatabaseHost", "Port"]
        ),
        new(
            PostgresEventIds.PostgresFound,
            nameof(PostgresEventIds.PostgresFound),
            "Debug",
            "The private PostgreSQL was found running.",
            ["Folder", "DatabaseHost", "Port"]
        ),
        new(
            PostgresEventIds.PostgresStopped,
            nameof(PostgresEventIds.PostgresStopped),
            "Debug",
            "The private PostgreSQL was stopped.",
            ["Folder"]
        ),
        new(
            PostgresEventIds.PostgresLeftRunning,
            nameof(PostgresEventIds.PostgresLeftRunning),
            "Debug",
            "The private PostgreSQL was left running for other programs.",
            ["Folder"]
        ),
        new(
            PostgresEventIds.PostgresNotStopped,
            nameof(PostgresEventIds.PostgresNotStopped),
            "Warning",
            "The private PostgreSQL could not be stopped.",
            ["Reason"]
        ),
    ];
}
