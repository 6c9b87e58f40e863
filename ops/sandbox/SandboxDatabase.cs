using Npgsql;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Sandbox;

/// <summary>The database that the program uses: the one that is named, else one in a PostgreSQL of its own.</summary>
internal sealed class SandboxDatabase : IAsyncDisposable
{
    private const string DatabaseName = "trr_sandbox";
    private readonly EmbeddedPostgresServer? _server;

    private SandboxDatabase(string connectionString, EmbeddedPostgresServer? server)
    {
        ConnectionString = connectionString;
        _server = server;
    }

    public string ConnectionString { get; }

    public static async Task<SandboxDatabase> OpenAsync(
        string? named,
        string? dataDirectory,
        CancellationToken cancellationToken
    )
    {
        if (!string.IsNullOrWhiteSpace(named))
        {
            return new SandboxDatabase(Checked(named), null);
        }

        var options = new EmbeddedPostgresOptions
        {
            DataDirectory = dataDirectory ?? DefaultDirectory(),
            Database = DatabaseName,
        };
        var server = await EmbeddedPostgresServer.StartAsync(options, cancellationToken: cancellationToken);
        return new SandboxDatabase(server.ConnectionString, server);
    }

    public ValueTask DisposeAsync() => _server?.DisposeAsync() ?? ValueTask.CompletedTask;

    // Beside the product's own data, never in it: a sandbox may be thrown away at any time.
    private static string DefaultDirectory() =>
        Environment.GetEnvironmentVariable("SCREENALYTICS_DATA_DIR") is { Length: > 0 } shared
            ? Path.Combine(shared, "sandbox")
            : DataDirectory.Default() + "-sandbox";

    private static string Checked(string named)
    {
        try
        {
            return new NpgsqlConnectionStringBuilder(named).ConnectionString;
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException(
                "TRR_SANDBOX_DB is no Npgsql connection string (Host=...;Username=...;Database=...)."
            );
        }
    }
}
