using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.EmbeddedPostgres;

/// <summary>A data folder for one test, and the short words to use it.</summary>
internal sealed class ClusterFixture : IDisposable
{
    private readonly TestFolder _folder = TestFolder.Create();

    public ClusterFixture(string below = "data") =>
        Options = new EmbeddedPostgresOptions { DataDirectory = Path.Combine(_folder.Path, below), Durable = false };

    public EmbeddedPostgresOptions Options { get; }

    public ClusterLayout Layout => new(Options.DataDirectory);

    public string Folder => _folder.Path;

    public Task<EmbeddedPostgresServer> StartAsync() => EmbeddedPostgresServer.StartAsync(Options);

    /// <summary>Makes the data, and leaves the server stopped.</summary>
    public async Task MakeDataAsync(string sql = "SELECT 1")
    {
        await using var server = await StartAsync();
        await QueryAsync(server.ConnectionString, sql);
    }

    /// <summary>Expects that the server can't be had.</summary>
    public async Task<EmbeddedPostgresException> FailToStartAsync(EmbeddedPostgresOptions? options = null) =>
        await Should.ThrowAsync<EmbeddedPostgresException>(() => EmbeddedPostgresServer.StartAsync(options ?? Options));

    public static async Task<object?> QueryAsync(string connectionString, string sql)
    {
        var unpooled = new NpgsqlConnectionStringBuilder(connectionString) { Pooling = false };
        await using var connection = new NpgsqlConnection(unpooled.ConnectionString);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return await command.ExecuteScalarAsync();
    }

    public void Dispose() => _folder.Dispose();
}
