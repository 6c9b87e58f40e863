using Npgsql;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>One attempt at a step in a run's life; its first statement takes the limits and the fence along.</summary>
internal sealed class LifeTransaction(NpgsqlTransaction transaction, NpgsqlBatchCommand limits, bool uncertain)
{
    private NpgsqlBatchCommand? _limits = limits;

    /// <summary>Whether an earlier attempt may have been committed after all.</summary>
    public bool IsUncertain => uncertain;

    /// <summary>Whether nothing of it is to last.</summary>
    public bool IsDropped { get; private set; }

    /// <summary>Lets nothing of it last.</summary>
    public void Drop() => IsDropped = true;

    /// <summary>Lets statements from here on wait only so long for a lock, since who holds it may be paused.</summary>
    public Task HurryAsync(TimeSpan lockTimeout) =>
        ExecuteAsync(
            "SELECT set_config('lock_timeout', $1::integer::text, true)",
            parameters => parameters.With((int)lockTimeout.TotalMilliseconds)
        );

    /// <summary>Executes a statement.</summary>
    /// <returns>How many rows it concerned.</returns>
    public async Task<int> ExecuteAsync(string sql, Action<NpgsqlParameterCollection> bind)
    {
        await using var batch = Begin();
        var command = Add(batch, sql);
        bind(command.Parameters);
        await batch.ExecuteNonQueryAsync();
        return (int)command.Rows;
    }

    /// <summary>Executes a statement many times over in few round trips.</summary>
    public async Task ExecuteAllAsync<T>(string sql, IEnumerable<T> items, Action<NpgsqlParameterCollection, T> bind)
    {
        const int AtOnce = 64;
        foreach (var some in items.Chunk(AtOnce))
        {
            await using var batch = Begin();
            foreach (var item in some)
            {
                bind(Add(batch, sql).Parameters, item);
            }

            await batch.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Reads the first row; the default when there is none.</summary>
    public async Task<T?> FirstAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, T> read
    ) => (await ListAsync(sql, bind, read)) is [var first, ..] ? first : default;

    /// <summary>Reads all rows.</summary>
    public async Task<List<T>> ListAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, T> read
    )
    {
        await using var batch = Begin();
        bind(Add(batch, sql).Parameters);
        await using var reader = await batch.ExecuteReaderAsync();
        if (batch.BatchCommands.Count > 1)
        {
            await reader.NextResultAsync();
        }

        List<T> rows = [];
        while (await reader.ReadAsync())
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    private NpgsqlBatch Begin()
    {
        var batch = new NpgsqlBatch(transaction.Connection, transaction);
        if (_limits is { } limits)
        {
            batch.BatchCommands.Add(limits);
            _limits = null;
        }

        return batch;
    }

    private static NpgsqlBatchCommand Add(NpgsqlBatch batch, string sql)
    {
        var command = new NpgsqlBatchCommand(sql);
        batch.BatchCommands.Add(command);
        return command;
    }
}
