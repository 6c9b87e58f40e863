using Screenalytics.Ingest.IntegrationTests.Support;

[assembly: AssemblyFixture(typeof(PostgresFixture))]

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>
/// The one PostgreSQL server of the whole test assembly, on a folder of its own. A test class takes it as a
/// constructor parameter and asks for fresh databases; it must not disturb the server itself.
/// </summary>
public sealed class PostgresFixture : IAsyncLifetime
{
    private PrivatePostgres? _server;

    /// <summary>The superuser's connection string to the maintenance database.</summary>
    public string AdminConnectionString => Server.AdminConnectionString;

    private PrivatePostgres Server =>
        _server ?? throw new InvalidOperationException("The fixture has not started yet.");

    /// <summary>A server of the test's own, for outages; dispose it.</summary>
    public static Task<PrivatePostgres> StartPrivateAsync(int maxConnections = 200) =>
        PrivatePostgres.StartAsync(maxConnections);

    /// <summary>Makes a fresh, empty database, and answers with the superuser's connection string to it.</summary>
    public Task<string> CreateDatabaseAsync(string name = "test") => Server.CreateDatabaseAsync(name);

    public async ValueTask InitializeAsync()
    {
        TestFolder.SweepAbandoned();
        _server = await PrivatePostgres.StartAsync();
    }

    public async ValueTask DisposeAsync()
    {
        if (_server is not null)
        {
            await _server.DisposeAsync();
        }
    }
}
