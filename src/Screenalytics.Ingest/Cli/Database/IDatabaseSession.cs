namespace Screenalytics.Ingest.Cli.Database;

/// <summary>A database, open for its care.</summary>
internal interface IDatabaseSession : IAsyncDisposable
{
    /// <summary>Says what is missing or in the way.</summary>
    Task<DatabaseAnswer> CheckAsync(CancellationToken cancellationToken);

    /// <summary>Applies the migrations that are missing, or only shows their SQL.</summary>
    Task<DatabaseAnswer> MigrateAsync(bool dryRun, CancellationToken cancellationToken);

    /// <summary>Removes rows that repeat an image, or only lists them.</summary>
    Task<DatabaseAnswer> DedupeAsync(bool dryRun, CancellationToken cancellationToken);
}
