namespace Screenalytics.Ingest.Storage.Cluster;

/// <summary>The statements of a sign of life.</summary>
internal static class ClusterSql
{
    /// <summary>Nodes of one backend give their signs of life one after another.</summary>
    public const string Lock = "SELECT pg_advisory_xact_lock(7236, hashtext($1))";

    /// <summary>The live nodes of backend $1, and node $2 whether it was alive or not.</summary>
    public const string Shares = """
        SELECT node, parts, places, clock_timestamp() - waiting_since
        FROM screenalytics_ingest.node
        WHERE (backend_host = $1 AND alive_until > clock_timestamp()) OR node = $2
        """;

    /// <summary>Records the node; $10 is whether it waits for a place.</summary>
    public const string Report = """
        INSERT INTO screenalytics_ingest.node AS node (node, host, process_id, version, backend_host, alive_until,
            is_draining, parts, places, waiting_since, kind)
        VALUES ($1, $2, $3, $4, $5, clock_timestamp() + $6, $7, $8, $9, CASE WHEN $10 THEN clock_timestamp() END, $11)
        ON CONFLICT (node) DO UPDATE SET seen_at = clock_timestamp(), alive_until = excluded.alive_until,
            backend_host = excluded.backend_host, is_draining = excluded.is_draining, parts = excluded.parts,
            places = excluded.places,
            waiting_since = CASE WHEN $10 THEN coalesce(node.waiting_since, excluded.waiting_since) END
        """;

    public const string Leave = "DELETE FROM screenalytics_ingest.node WHERE node = $1";
}
