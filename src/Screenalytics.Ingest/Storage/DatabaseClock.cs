namespace Screenalytics.Ingest.Storage;

/// <summary>Reads the database's clock, by which leases and schedules' records are kept.</summary>
/// <param name="source">The database.</param>
/// <param name="time">This machine's clock.</param>
internal sealed class DatabaseClock(DatabaseSource source, TimeProvider time)
{
    /// <summary>By how much the database's clock is ahead of this machine's.</summary>
    /// <exception cref="Sync.RunStoppedException">The database can't be asked.</exception>
    public async Task<TimeSpan> SkewAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            await using var command = connection.CreateCommand();
            command.CommandText = "SELECT clock_timestamp()";
            var (startedAt, begun) = (time.GetUtcNow(), time.GetTimestamp());
            await using var reader = await command.ExecuteReaderAsync(cancellationToken);
            await reader.ReadAsync(cancellationToken);
            var told = await reader.GetFieldValueAsync<DateTimeOffset>(0, cancellationToken);
            return told - (startedAt + (time.GetElapsedTime(begun) / 2));
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }
}
