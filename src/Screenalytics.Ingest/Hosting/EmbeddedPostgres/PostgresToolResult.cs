namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>How a tool of PostgreSQL ended.</summary>
internal sealed record PostgresToolResult(int ExitCode, string Output)
{
    public bool Succeeded => ExitCode == 0;
}
