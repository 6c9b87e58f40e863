using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A server of a test's own, which may be stopped, killed and cut off as the test likes.</summary>
public sealed class PrivatePostgres : IAsyncDisposable
{
    private readonly TestFolder _folder;
    private readonly EmbeddedPostgresServer _server;
    private int _databases;

    private PrivatePostgres(TestFolder folder, EmbeddedPostgresServer server) => (_folder, _server) = (folder, server);

    /// <summary>The superuser's connection string to the maintenance database.</summary>
    public string AdminConnectionString =>
        new NpgsqlConnectionStringBuilder(_server.ConnectionString)
        {
            Database = "postgres",
            Pooling = false,
        }.ConnectionString;

    /// <summary>Starts a server on a new folder; a missing PostgreSQL fails the test.</summary>
    public static async Task<PrivatePostgres> StartAsync(int maxConnections = 200)
    {
        var folder = TestFolder.Create();
        try
        {
            var options = new EmbeddedPostgresOptions
            {
                DataDirectory = folder.Path,
                MaxConnections = maxConnections,
                Durable = false,
            };
            return new PrivatePostgres(folder, await EmbeddedPostgresServer.StartAsync(options));
        }
        catch
        {
            folder.Dispose();
            throw;
        }
    }

    /// <summary>Makes a fresh, empty database, and answers with the superuser's connection string to it.</summary>
    public Task<string> CreateDatabaseAsync(string name = "test") =>
        _server.ConnectionStringForAsync($"{name}_{Interlocked.Increment(ref _databases)}");

    /// <summary>Stops the server cleanly; connections are closed, new ones refused.</summary>
    public Task StopServerAsync() => _server.Control.StopAsync(CancellationToken.None);

    /// <summary>Starts the server again after a stop or a kill; connection strings stay valid.</summary>
    public Task StartServerAsync() => _server.EnsureRunningAsync();

    /// <summary>Stops and starts the server.</summary>
    public async Task RestartServerAsync()
    {
        await StopServerAsync();
        await StartServerAsync();
    }

    /// <summary>Kills the server with SIGKILL, so that its next start is a recovery.</summary>
    public void KillServer() => Servers.Kill(_folder.Path);

    /// <summary>Cuts every client's connection, or those to one database; answers how many.</summary>
    public async Task<long> CutConnectionsAsync(string? database = null)
    {
        await using var connection = new NpgsqlConnection(AdminConnectionString);
        await connection.OpenAsync();
        await using var cut = new NpgsqlCommand(
            """
            SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity
            WHERE pid <> pg_backend_pid() AND backend_type = 'client backend' AND datname = coalesce($1, datname)
            """,
            connection
        );
        cut.Parameters.Add(new NpgsqlParameter<string?> { TypedValue = database });
        return (long)(await cut.ExecuteScalarAsync())!;
    }

    public async ValueTask DisposeAsync()
    {
        await _server.DisposeAsync();
        _folder.Dispose();
    }
}
