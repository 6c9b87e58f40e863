using Npgsql;

namespace Screenalytics.Sandbox.Data;

/// <summary>Creates the sandbox's database and its <c>core</c> schema when they are not there yet.</summary>
internal static class SandboxSchema
{
    private const long SchemaLock = 0x7472_7273_616e_6462;

    public static async Task EnsureAsync(string connectionString, CancellationToken cancellationToken)
    {
        // Unpooled: a connection of this one use must not stay behind in the process.
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false }.ConnectionString;
        await EnsureDatabaseAsync(unpooled, cancellationToken);
        await using var connection = new NpgsqlConnection(unpooled);
        await connection.OpenAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        var sql = $"select pg_advisory_xact_lock({SchemaLock}); {Read("schema.sql")}";
        await using (var command = new NpgsqlCommand(sql, connection, transaction))
        {
            await command.ExecuteNonQueryAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
    }

    public static string Read(string name)
    {
        using var stream = typeof(SandboxSchema).Assembly.GetManifestResourceStream($"sql/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private static async Task EnsureDatabaseAsync(string connectionString, CancellationToken cancellationToken)
    {
        var wanted = new NpgsqlConnectionStringBuilder(connectionString);
        try
        {
            await using var probe = new NpgsqlConnection(wanted.ConnectionString);
            await probe.OpenAsync(cancellationToken);
        }
        catch (PostgresException missing) when (missing.SqlState == PostgresErrorCodes.InvalidCatalogName)
        {
            var database = wanted.Database!;
            wanted.Database = "postgres";
            await using var admin = new NpgsqlConnection(wanted.ConnectionString);
            await admin.OpenAsync(cancellationToken);
            var quoted = "\"" + database.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
            await using var create = new NpgsqlCommand(
                $"create database {quoted} encoding 'UTF8' template template0",
                admin
            );
            try
            {
                await create.ExecuteNonQueryAsync(cancellationToken);
            }
            catch (PostgresException raced) when (raced.SqlState == PostgresErrorCodes.DuplicateDatabase) { }
        }
    }
}
