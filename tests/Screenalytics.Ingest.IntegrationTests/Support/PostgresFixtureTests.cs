using Npgsql;

namespace Screenalytics.Ingest.IntegrationTests.Support;

public sealed class PostgresFixtureTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Databases_are_fresh_and_apart()
    {
        var first = await postgres.CreateDatabaseAsync();
        var second = await postgres.CreateDatabaseAsync();
        await using var inFirst = NpgsqlDataSource.Create(first);
        await using var inSecond = NpgsqlDataSource.Create(second);

        await inFirst.CreateCommand("CREATE TABLE t (id int)").ExecuteNonQueryAsync();

        (await inFirst.CreateCommand("SELECT to_regclass('t') IS NULL").ExecuteScalarAsync()).ShouldBe(false);
        (await inSecond.CreateCommand("SELECT to_regclass('t') IS NULL").ExecuteScalarAsync()).ShouldBe(true);
    }

    [Fact]
    public async Task A_private_server_stops_starts_dies_and_recovers()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        var database = await server.CreateDatabaseAsync();
        await ExecuteAsync(database, "CREATE TABLE t AS SELECT 1 AS id");

        await server.StopServerAsync();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(database, "SELECT 1"));
        await server.StartServerAsync();
        (await ExecuteAsync(database, "SELECT id FROM t")).ShouldBe(1);

        server.KillServer();
        await Should.ThrowAsync<NpgsqlException>(() => ExecuteAsync(database, "SELECT 1"));
        await server.StartServerAsync();
        (await ExecuteAsync(database, "SELECT id FROM t")).ShouldBe(1);
    }

    [Fact]
    public async Task A_private_server_cuts_connections()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        await using var source = NpgsqlDataSource.Create(await server.CreateDatabaseAsync());
        await using var connection = await source.OpenConnectionAsync();

        // One that made the database may be on its way out still.
        (await server.CutConnectionsAsync()).ShouldBeGreaterThanOrEqualTo(1);

        await using var command = new NpgsqlCommand("SELECT 1", connection);
        await Should.ThrowAsync<NpgsqlException>(() => command.ExecuteScalarAsync());
    }

    private static async Task<object?> ExecuteAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }
}
