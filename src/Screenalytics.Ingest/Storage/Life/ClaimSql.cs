namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The statements about who holds which part.</summary>
internal static class ClaimSql
{
    /// <summary>
    /// Locks the oldest free part, of run $1 or of any, that nobody else is about to take; of the run with the fewest
    /// parts at work first, so that a small one need not wait for a big one's last part.
    /// </summary>
    public const string Candidate = """
        SELECT part.run_id, part.part, CASE WHEN part.lease_until IS NOT NULL THEN part.node END
        FROM screenalytics_ingest.run_part AS part JOIN screenalytics_ingest.run USING (run_id)
        WHERE part.state = 1 AND run.status IN (1, 2)
            AND (part.lease_until IS NULL OR part.lease_until < clock_timestamp())
            AND (run.not_before IS NULL OR run.not_before <= clock_timestamp())
            AND ($1::uuid IS NULL OR part.run_id = $1)
        ORDER BY (
                SELECT count(*) FROM screenalytics_ingest.run_part AS held
                WHERE held.run_id = part.run_id AND held.state = 1 AND held.lease_until >= clock_timestamp()
            ), part.run_id, part.part
        LIMIT 1
        FOR UPDATE OF part SKIP LOCKED
        """;

    /// <summary>Raises the epoch; waits for whoever holds the fence.</summary>
    public const string RaiseEpoch = """
        UPDATE screenalytics_ingest.run_part_epoch SET epoch = epoch + 1 WHERE run_id = $1 AND part = $2 RETURNING epoch
        """;

    /// <summary>Gives the part to node $3 for $4 seconds; answers how often it was taken up.</summary>
    public const string Hold = """
        UPDATE screenalytics_ingest.run_part SET node = $3, lease_until = clock_timestamp() + $4 * interval '1 second',
            attempts = attempts + 1, started_at = now()
        WHERE run_id = $1 AND part = $2
        RETURNING attempts
        """;

    public const string TakeOver = """
        INSERT INTO screenalytics_ingest.run_takeover (run_id, part, epoch, from_node, to_node)
        VALUES ($1, $2, $3, $4, $5)
        """;

    public const string Begin = $"""
        UPDATE screenalytics_ingest.run SET status = 2, started_at = coalesce(started_at, now()), node = $2
        WHERE run_id = $1 AND status IN (1, 2)
        RETURNING {LeaseRows.LeaseColumns}
        """;

    /// <summary>Renews leases for $6 seconds that are held still; answers whether, and whether their run is to end.</summary>
    public const string Renew = $"""
        WITH {Asked}, renewed AS (
            UPDATE screenalytics_ingest.run_part AS part
            SET lease_until = clock_timestamp() + $6 * interval '1 second'
            {HeldStill}
            RETURNING asked.place
        )
        SELECT renewed.place IS NOT NULL, coalesce(run.cancel_requested_at IS NOT NULL, false),
            coalesce(run.failure, 0::smallint)
        FROM asked LEFT JOIN renewed USING (place) LEFT JOIN screenalytics_ingest.run USING (run_id)
        ORDER BY place
        """;

    public const string Release = $"""
        WITH {Asked}
        UPDATE screenalytics_ingest.run_part AS part SET node = NULL, lease_until = NULL
        {HeldStill}
        """;

    private const string Asked = """
        asked AS (
            SELECT * FROM unnest($1::uuid[], $2::integer[], $3::integer[], $4::text[], $5::integer[])
                WITH ORDINALITY AS asked (run_id, part, epoch, node, attempt, place)
        )
        """;

    // Node and attempt stand in the row that is updated, so that a takeover at this very moment is not overlooked.
    private const string HeldStill = """
        FROM asked JOIN screenalytics_ingest.run_part_epoch AS fence USING (run_id, part, epoch)
        WHERE part.run_id = asked.run_id AND part.part = asked.part AND part.state = 1 AND part.node = asked.node
            AND part.attempts = asked.attempt
        """;
}
