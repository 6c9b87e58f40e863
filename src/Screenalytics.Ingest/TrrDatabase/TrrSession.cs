using Npgsql;

namespace Screenalytics.Ingest.TrrDatabase;

/// <summary>
/// Asks TRR's database, never to change it: every question is a read-only transaction of its own with a time-out of its
/// own, which a pooler in transaction mode understands too.
/// </summary>
internal sealed class TrrSession(TrrPlace place) : IAsyncDisposable
{
    /// <summary>How its connections are named in <c>pg_stat_activity</c>.</summary>
    public const string ApplicationName = "screenalytics-ingest trr";

    private const string Rules = "set transaction read only; set local statement_timeout = '10s'";

    // Where scans begin has to be the same every time, for what is found by one that ends early.
    private const string BriefRules =
        "set transaction read only; set local statement_timeout = '2s'; set local synchronize_seqscans = off";

    private const int MaxConnections = 4;
    private const int ConnectSeconds = 10;

    // Past the server's own time-out, for a server that says nothing any more.
    private const int CommandSeconds = 15;

    private readonly Lazy<NpgsqlDataSource> _source = new(() => Build(place));

    /// <summary>Asks a question.</summary>
    /// <param name="sql">The question.</param>
    /// <param name="parameters">Its parameters, in order.</param>
    /// <param name="read">Makes a value of a row.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="TrrDatabaseException">It can't be answered.</exception>
    public Task<List<T>> AskAsync<T>(
        string sql,
        IReadOnlyList<object> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => AskAsync(Rules, sql, parameters, read, cancellationToken);

    /// <summary>Asks a question that somebody waits for at a page: it may take 2 s.</summary>
    /// <param name="sql">The question.</param>
    /// <param name="parameters">Its parameters, in order.</param>
    /// <param name="read">Makes a value of a row.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="TrrDatabaseException">It can't be answered, or not in that time.</exception>
    public Task<List<T>> AskBrieflyAsync<T>(
        string sql,
        IReadOnlyList<object> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) => AskAsync(BriefRules, sql, parameters, read, cancellationToken);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _source.IsValueCreated ? _source.Value.DisposeAsync() : ValueTask.CompletedTask;

    private async Task<List<T>> AskAsync<T>(
        string rules,
        string sql,
        IReadOnlyList<object> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        for (var again = false; ; again = true)
        {
            var connected = false;
            try
            {
                await using var connection = await _source.Value.OpenConnectionAsync(cancellationToken);
                connected = true;
                return await AskAsync(connection, rules, sql, parameters, read, cancellationToken);
            }
            // A connection of the pool may have died unnoticed: a fresh one shows whether the database has.
            catch (Exception e) when (connected && !again && TrrFaults.IsAway(e))
            {
                _source.Value.Clear();
            }
            catch (Exception e) when (TrrFaults.IsOurs(e))
            {
                cancellationToken.ThrowIfCancellationRequested();
                throw TrrFaults.Tell(e, place);
            }
        }
    }

    private static async Task<List<T>> AskAsync<T>(
        NpgsqlConnection connection,
        string rules,
        string sql,
        IReadOnlyList<object> parameters,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var first = new NpgsqlCommand(rules, connection, transaction))
        {
            await first.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand(sql, connection, transaction);
        foreach (var parameter in parameters)
        {
            command.Parameters.Add(new NpgsqlParameter { Value = parameter });
        }

        var rows = new List<T>();
        await using (var reader = await command.ExecuteReaderAsync(cancellationToken))
        {
            while (await reader.ReadAsync(cancellationToken))
            {
                rows.Add(read(reader));
            }
        }

        await transaction.CommitAsync(cancellationToken);
        return rows;
    }

    private static NpgsqlDataSource Build(TrrPlace place)
    {
        NpgsqlConnectionStringBuilder unset = new();
        NpgsqlConnectionStringBuilder settings = new(place.ConnectionString)
        {
            NoResetOnClose = true,
            Enlist = false,
            TcpKeepAlive = true,
            MinPoolSize = 0,
            MaxPoolSize = MaxConnections,
            CommandTimeout = CommandSeconds,
        };
        settings.ApplicationName ??= ApplicationName;
        settings.Timeout = settings.Timeout == unset.Timeout ? ConnectSeconds : settings.Timeout;

        // Without a name, telemetry would show the connection string in its place.
        return new NpgsqlSlimDataSourceBuilder(settings.ConnectionString) { Name = "trr" }
            .ConfigureTypeLoading(types => types.EnableTypeLoading(false))
            .EnableArrays()
            .EnableTransportSecurity()
            .EnableIntegratedSecurity()
            .Build();
    }
}
