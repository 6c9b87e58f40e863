namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of the private PostgreSQL. Never reused.</summary>
public static class PostgresEventIds
{
    /// <summary>The private PostgreSQL made its data.</summary>
    public const int PostgresInitialized = 7000;

    /// <summary>The private PostgreSQL was started.</summary>
    public const int PostgresStarted = 7001;

    /// <summary>The private PostgreSQL was found running.</summary>
    public const int PostgresFound = 7002;

    /// <summary>The private PostgreSQL was stopped.</summary>
    public const int PostgresStopped = 7003;

    /// <summary>The private PostgreSQL was left running for other programs.</summary>
    public const int PostgresLeftRunning = 7004;

    /// <summary>The private PostgreSQL could not be stopped.</summary>
    public const int PostgresNotStopped = 7005;
}
