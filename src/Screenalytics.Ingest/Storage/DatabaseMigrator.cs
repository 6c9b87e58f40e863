namespace Screenalytics.Ingest.Storage;

/// <summary><c>db migrate</c>: brings a database to what this program needs. Safe to run at any time, many at once.</summary>
internal sealed class DatabaseMigrator(DatabaseSource source)
{
    /// <summary>Says what is missing and what stands in the way; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public Task<MigrationPlan> PlanAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException(source.Url.Host + cancellationToken);

    /// <summary>Applies what is missing, unless something stands in the way: then nothing is changed.</summary>
    /// <exception cref="Sync.RunStoppedException">The database failed meanwhile; the message is for the operator.</exception>
    public Task<MigrationResult> ApplyAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException(source.Url.Host + cancellationToken);
}
