using Npgsql;

namespace Screenalytics.Sandbox;

/// <summary>The database that the program uses: the one that is named, else one in a PostgreSQL of its own.</summary>
internal sealed class SandboxDatabase : IAsyncDisposable
{
    private SandboxDatabase(string connectionString) => ConnectionString = connectionString;

    public string ConnectionString { get; }

    public static Task<SandboxDatabase> OpenAsync(
        string? named,
        string? dataDirectory,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (string.IsNullOrWhiteSpace(named))
        {
            throw new InvalidOperationException(
                "No database is named. Set TRR_SANDBOX_DB to an Npgsql connection string, for example "
                    + "'Host=127.0.0.1;Username=me;Database=trr_sandbox'."
            );
        }

        try
        {
            var settings = new NpgsqlConnectionStringBuilder(named);
            return Task.FromResult(new SandboxDatabase(settings.ConnectionString));
        }
        catch (ArgumentException)
        {
            throw new InvalidOperationException("TRR_SANDBOX_DB is no Npgsql connection string (Host=...;Database=...).");
        }
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
