using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Starts sandboxes on fresh databases for a test, and ends them with it.</summary>
public abstract class SandboxTest(PostgresFixture postgres) : IAsyncDisposable
{
    private readonly List<IAsyncDisposable> _started = [];

    protected PostgresFixture Postgres { get; } = postgres;

    protected async Task<SandboxServer> StartAsync(Func<SandboxOptions, SandboxOptions>? with = null)
    {
        var options = new SandboxOptions { ConnectionString = await Postgres.CreateDatabaseAsync("sandbox") };
        var sandbox = await SandboxServer.StartAsync(with?.Invoke(options) ?? options);
        _started.Add(sandbox);
        return sandbox;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var sandbox in _started)
        {
            await sandbox.DisposeAsync();
        }

        GC.SuppressFinalize(this);
    }
}
