namespace Screenalytics.Ingest.Storage;

/// <summary><c>db check</c>: says what is missing or in the way, as which user, in which database, and what to run.</summary>
internal sealed class DatabaseCheck(DatabaseSource source)
{
    /// <summary>Looks at everything, rows included; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public Task<DatabaseCheckReport> RunAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException(source.Url.Host + cancellationToken);
}
