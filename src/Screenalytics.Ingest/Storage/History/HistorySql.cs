namespace Screenalytics.Ingest.Storage.History;

/// <summary>The statements that look at a run's people, its parts, images and nodes.</summary>
internal static class HistorySql
{
    public const string Exists = "SELECT 1 FROM screenalytics_ingest.run WHERE run_id = $1";

    public const string Parts = """
        SELECT part.part, part.state = 2, part.node, part.lease_until, part.attempts, coalesce(known.people, 0)
        FROM screenalytics_ingest.run_part AS part
        LEFT JOIN (
            SELECT part, sum(cardinality(person_ids))::integer AS people
            FROM screenalytics_ingest.run_cast WHERE run_id = $1 GROUP BY part
        ) AS known USING (part)
        WHERE part.run_id = $1
        ORDER BY part.part
        """;

    /// <summary>
    /// At most $5 people of run $1 past transaction $2, batch $3, place $4. Unless the run has ended ($6), only batches
    /// that none which is still being written can come to stand before. The running sum keeps batches that the page has
    /// no room for from being taken apart.
    /// </summary>
    public const string Events = $"""
        SELECT {PersonRow.Columns}, batch.txid, batch.batch, person.place::integer
        FROM (
            SELECT txid, batch, person_ids,
                sum(cardinality(person_ids)) OVER (ORDER BY txid, batch) - cardinality(person_ids) AS before
            FROM (
                SELECT txid, batch, person_ids FROM screenalytics_ingest.run_batch
                WHERE run_id = $1 AND (txid, batch) >= ($2::xid8, $3)
                    AND ($6 OR txid < pg_snapshot_xmin(pg_current_snapshot()))
                ORDER BY txid, batch
                LIMIT $5 + 1
            ) AS page
        ) AS batch
        CROSS JOIN LATERAL unnest(batch.person_ids) WITH ORDINALITY AS person (id, place)
        JOIN screenalytics_ingest.person_result AS result ON result.run_id = $1 AND result.person_id = person.id
        WHERE batch.before < $5 + $4 AND ((batch.txid, batch.batch) > ($2::xid8, $3) OR person.place > $4)
        ORDER BY batch.txid, batch.batch, person.place
        LIMIT $5
        """;

    /// <summary>
    /// At most $3 runs of person $1: those with a result, those in flight whose cast has the person, and run $2 itself where
    /// only that one is asked about. The casts of all runs are too many to look into. What is in flight has neither ended
    /// nor been purged: said so, an index serves.
    /// </summary>
    public const string RunsOfPerson = """
        SELECT run_id FROM (
            SELECT run_id FROM screenalytics_ingest.person_result
            WHERE person_id = $1 AND ($2 IS NULL OR run_id = $2)
            UNION
            SELECT asked.run_id FROM (
                SELECT run_id FROM screenalytics_ingest.run WHERE run_id = $2
                UNION ALL
                SELECT run_id FROM screenalytics_ingest.run
                WHERE $2 IS NULL AND status IN (1, 2) AND finished_at IS NULL AND purged_at IS NULL
            ) AS asked
            WHERE EXISTS (
                SELECT 1 FROM screenalytics_ingest.run_cast AS chunk
                WHERE chunk.run_id = asked.run_id AND $1 = ANY (chunk.person_ids)
            )
        ) AS known
        ORDER BY run_id DESC
        LIMIT $3
        """;

    /// <summary>What runs $2 made of person $1, the latest first.</summary>
    public const string Results = $"""
        SELECT {PersonRow.Columns}, result.run_id
        FROM screenalytics_ingest.person_result AS result
        WHERE result.person_id = $1 AND result.run_id = ANY ($2)
        """;

    public const string Images = $"""
        SELECT {ImageRow.Columns}
        FROM screenalytics.face_bank_images AS image
        LEFT JOIN (
            SELECT result.run_id, result.source, filed.image_id, filed.rank
            FROM screenalytics_ingest.person_result AS result
            CROSS JOIN LATERAL unnest(result.image_ids, result.ranks) AS filed (image_id, rank)
            WHERE result.person_id = $1
        ) AS origin USING (image_id)
        WHERE image.person_id = $1 AND image.image_id > $2
        ORDER BY image.image_id
        LIMIT $3
        """;

    public const string Nodes = """
        SELECT node, host, process_id, version, started_at, seen_at, alive_until > clock_timestamp(), is_draining, parts,
            places, kind
        FROM screenalytics_ingest.node
        WHERE seen_at > clock_timestamp() - interval '1 day'
        ORDER BY started_at DESC, node
        """;
}
