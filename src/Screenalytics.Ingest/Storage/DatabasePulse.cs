namespace Screenalytics.Ingest.Storage;

/// <summary>Asks the database for a sign of life, once and without patience.</summary>
internal sealed class DatabasePulse(DatabaseSource source)
{
    /// <summary>Asks.</summary>
    /// <exception cref="Sync.RunStoppedException">It gave none.</exception>
    public async Task FeelAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.Connections.CreateCommand("SELECT 1");
            await command.ExecuteScalarAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }
}
