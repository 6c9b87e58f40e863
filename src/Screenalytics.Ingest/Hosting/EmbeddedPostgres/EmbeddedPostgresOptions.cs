namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Where the embedded PostgreSQL keeps its data, and how it runs.</summary>
internal sealed record EmbeddedPostgresOptions
{
    /// <summary>The program's data folder; the server uses its subfolder <c>postgres</c>.</summary>
    public required string DataDirectory { get; init; }

    /// <summary>The database that <see cref="EmbeddedPostgresServer.ConnectionString"/> names; created when missing.</summary>
    public string Database { get; init; } = "screenalytics";

    /// <summary>PostgreSQL's <c>max_connections</c>; 100 by default.</summary>
    public int MaxConnections { get; init; } = 100;

    /// <summary>PostgreSQL's <c>shared_buffers</c> in megabytes; 64 by default.</summary>
    public int SharedBuffersMegabytes { get; init; } = 64;

    /// <summary>Whether a commit survives a crash of the machine; on by default, off for data that nobody keeps.</summary>
    public bool Durable { get; init; } = true;

    /// <summary>Whether to listen on a free loopback port in place of a Unix socket; by default only on Windows.</summary>
    public bool LoopbackTcp { get; init; } = OperatingSystem.IsWindows();

    /// <summary>How long a start may take, the wait for another program's start included; 2 minutes by default.</summary>
    public TimeSpan StartTimeout { get; init; } = TimeSpan.FromMinutes(2);

    /// <summary>How long a stop may take, its checkpoint included; 1 minute by default.</summary>
    public TimeSpan StopTimeout { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The folders to look for PostgreSQL's programs in; PATH and the usual places by default.</summary>
    public IReadOnlyList<string>? SearchFolders { get; init; }
}
