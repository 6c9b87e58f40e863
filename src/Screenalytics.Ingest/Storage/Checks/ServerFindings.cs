using Screenalytics.Ingest.Storage.Catalog;

namespace Screenalytics.Ingest.Storage.Checks;

/// <summary>Judges the server and the database.</summary>
internal static class ServerFindings
{
    private const int OldestVersion = 130000;

    /// <summary>The findings.</summary>
    public static IEnumerable<CheckFinding> Of(ServerFacts server)
    {
        yield return server.Version >= OldestVersion
            ? Ok("server_version", $"PostgreSQL {server.Identity.ServerVersion}.")
            : Failed(
                "server_version",
                $"PostgreSQL {server.Identity.ServerVersion} is too old.",
                "Use PostgreSQL 13 or newer."
            );
        yield return server.Encoding == "UTF8"
            ? Ok("encoding", "The database's encoding is UTF8.")
            : Failed(
                "encoding",
                $"The encoding of database '{server.Identity.Database}' is {server.Encoding}, which cannot hold every URL.",
                "Use a database made with ENCODING 'UTF8'."
            );
        if (server.InRecovery)
        {
            yield return Failed(
                "writable",
                "The server is a standby: it takes no writes.",
                "Point DB_URL at the primary."
            );
        }
        else if (server.ReadOnly)
        {
            yield return Failed(
                "writable",
                "Transactions are read-only here (default_transaction_read_only).",
                $"Run: ALTER ROLE or ALTER DATABASE ... RESET default_transaction_read_only; or use another user."
            );
        }
        else
        {
            yield return Ok("writable", "The server takes writes.");
        }
    }

    private static CheckFinding Ok(string code, string message) => new(code, CheckLevel.Ok, message);

    private static CheckFinding Failed(string code, string message, string wayOut) =>
        new(code, CheckLevel.Failed, message) { WayOut = wayOut };
}
