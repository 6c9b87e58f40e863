using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Reads what a command answers.</summary>
internal static class SqlCommands
{
    /// <summary>Reads all rows.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this NpgsqlCommand command,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        List<T> items = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(read(reader));
        }

        return items;
    }

    /// <summary>Reads all rows of a batch's last command.</summary>
    public static async Task<List<T>> ReadLastAsync<T>(
        this NpgsqlBatch batch,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        List<T> items = [];
        await using var reader = await batch.ExecuteReaderAsync(cancellationToken);
        for (var i = 1; i < batch.BatchCommands.Count; i++)
        {
            await reader.NextResultAsync(cancellationToken);
        }

        while (await reader.ReadAsync(cancellationToken))
        {
            items.Add(read(reader));
        }

        return items;
    }
}
