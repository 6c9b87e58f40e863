using Npgsql;

namespace Screenalytics.Ingest.Storage.Catalog;

/// <summary>Asks the catalogue.</summary>
internal static class CatalogReader
{
    /// <summary>Reads all facts in two round trips.</summary>
    /// <param name="connection">An open connection, a transaction's or not.</param>
    /// <param name="host">Host and port, which the server itself does not know.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    public static async Task<CatalogFacts> ReadAsync(
        NpgsqlConnection connection,
        string host,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Server));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Schemas));
        batch.BatchCommands[1].Parameters.With(Names.Schemas);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Relations));
        batch.BatchCommands[2].Parameters.With(Names.Relations);
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Columns));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Indexes));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.PersonTargets));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(CatalogSql.Policies));

        CatalogFacts facts;
        await using (var reader = await batch.ExecuteReaderAsync(cancellationToken))
        {
            facts = new CatalogFacts
            {
                Server = (await RowsAsync(reader, row => Server(row, host), cancellationToken))[0],
                Schemas = await RowsAsync(reader, Schema, cancellationToken),
                Relations = await RowsAsync(reader, Relation, cancellationToken),
                Columns = await RowsAsync(reader, Column, cancellationToken),
                Indexes = await RowsAsync(reader, Index, cancellationToken),
                PersonTargets = await RowsAsync(reader, row => row.GetString(0), cancellationToken),
                Policies = await RowsAsync(reader, Policy, cancellationToken),
            };
        }

        var readable =
            facts.FindSchema(Names.OwnSchema) is { MayUse: true }
            && facts.Find(Names.Ledger) is { } ledger
            && ledger.Rights.Contains("SELECT");
        return readable ? facts with { Ledger = await LedgerAsync(connection, cancellationToken) } : facts;
    }

    private static async Task<List<LedgerRow>> LedgerAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(CatalogSql.Ledger, connection);
        await using var reader = await command.ExecuteReaderAsync(cancellation);
        return await RowsAsync(
            reader,
            row => new LedgerRow(row.GetInt32(0), row.GetString(1), row.GetString(2)),
            cancellation
        );
    }

    private static async Task<List<T>> RowsAsync<T>(
        NpgsqlDataReader reader,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    )
    {
        List<T> rows = [];
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        await reader.NextResultAsync(cancellationToken);
        return rows;
    }

    private static ServerFacts Server(NpgsqlDataReader row, string host) =>
        new(
            new DatabaseIdentity(host, row.GetString(0), row.GetString(1), row.GetString(2)),
            row.GetInt32(3),
            row.GetString(4),
            row.GetBoolean(5),
            row.GetBoolean(6),
            row.GetBoolean(7)
        );

    private static SchemaFacts Schema(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2));

    private static RelationFacts Relation(NpgsqlDataReader row) =>
        new()
        {
            Name = row.GetString(0),
            IsTable = row.GetBoolean(1),
            Owner = row.GetString(2),
            Owned = row.GetBoolean(3),
            RowSecurity = row.GetBoolean(4),
            RowSecurityApplies = row.GetBoolean(5),
            Rights = row.GetFieldValue<string[]>(6).ToHashSet(),
        };

    private static ColumnFacts Column(NpgsqlDataReader row) =>
        new()
        {
            Name = row.GetString(0),
            Type = row.GetString(1),
            MustBeGiven = row.GetBoolean(2),
            Rights = row.GetFieldValue<string[]>(3).ToHashSet(),
        };

    private static IndexFacts Index(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetBoolean(1), row.GetBoolean(2), row.GetFieldValue<string[]>(3));

    private static PolicyFacts Policy(NpgsqlDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetBoolean(2), row.TextOrNull(3), row.TextOrNull(4));
}
