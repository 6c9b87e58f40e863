namespace Screenalytics.Ingest.Storage.Care;

/// <summary>The statements of a purge; each may be repeated.</summary>
internal static class PurgeSql
{
    /// <summary>Of several nodes one purges at a time; the others leave it to that one.</summary>
    public const string TryLock = "SELECT pg_try_advisory_xact_lock(7235, 1)";

    /// <summary>Runs that are past their retention: $1 for failures, $2 for all others; at most $3.</summary>
    public const string Due = """
        SELECT run_id FROM screenalytics_ingest.run
        WHERE purged_at IS NULL AND status NOT IN (1, 2) AND finished_at < clock_timestamp() - least($1, $2)
            AND finished_at < clock_timestamp() - CASE WHEN suspect OR status IN (4, 5, 6) THEN $1 ELSE $2 END
        ORDER BY finished_at, run_id
        LIMIT $3
        """;

    /// <summary>
    /// Purges at most $3 people of run $1 past $2; who has an image that is there keeps what says where it came from.
    /// </summary>
    public const string People = """
        WITH chunk AS MATERIALIZED (
            SELECT result.person_id, EXISTS (
                SELECT 1 FROM screenalytics.face_bank_images AS image WHERE image.image_id = ANY (result.image_ids)
            ) AS needed
            FROM screenalytics_ingest.person_result AS result
            WHERE result.run_id = $1 AND result.person_id > $2
            ORDER BY result.person_id
            LIMIT $3
        ), deleted AS (
            DELETE FROM screenalytics_ingest.person_result AS result USING chunk
            WHERE result.run_id = $1 AND result.person_id = chunk.person_id AND NOT chunk.needed
        ), unplanned AS (
            DELETE FROM screenalytics_ingest.dry_run_plan AS plan USING chunk
            WHERE plan.run_id = $1 AND plan.person_id = chunk.person_id
        ), stripped AS (
            UPDATE screenalytics_ingest.person_result AS result SET calls = NULL, detail = NULL
            FROM chunk
            WHERE result.run_id = $1 AND result.person_id = chunk.person_id AND chunk.needed
                AND (result.calls IS NOT NULL OR result.detail IS NOT NULL)
        )
        SELECT person_id FROM chunk ORDER BY person_id
        """;

    /// <summary>The rest of run $1, once its people are purged: the run too, unless some of them are kept.</summary>
    public static readonly string[] Rest =
    [
        "DELETE FROM screenalytics_ingest.run_batch WHERE run_id = $1",
        "DELETE FROM screenalytics_ingest.run_cast WHERE run_id = $1",
        "DELETE FROM screenalytics_ingest.run_part WHERE run_id = $1",
        "DELETE FROM screenalytics_ingest.run_part_epoch WHERE run_id = $1",
        "DELETE FROM screenalytics_ingest.run_takeover WHERE run_id = $1",
        "DELETE FROM screenalytics_ingest.dry_run_plan WHERE run_id = $1",
        """
            UPDATE screenalytics_ingest.run SET purged_at = clock_timestamp(), report = NULL
            WHERE run_id = $1 AND purged_at IS NULL
            """,
        """
            DELETE FROM screenalytics_ingest.run AS run
            WHERE run_id = $1 AND NOT EXISTS (
                SELECT 1 FROM screenalytics_ingest.person_result AS result WHERE result.run_id = run.run_id
            )
            """,
    ];

    /// <summary>Keys that nobody repeats a request under any more; at most $1.</summary>
    public const string Keys = """
        DELETE FROM screenalytics_ingest.idempotency_key WHERE key IN (
            SELECT key FROM screenalytics_ingest.idempotency_key AS old
            WHERE created_at < clock_timestamp() - interval '7 days' AND NOT EXISTS (
                SELECT 1 FROM screenalytics_ingest.run WHERE run.run_id = old.run_id AND run.status IN (1, 2)
            )
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;

    /// <summary>Nodes that were not heard of for a day; at most $1.</summary>
    public const string Nodes = """
        DELETE FROM screenalytics_ingest.node WHERE node IN (
            SELECT node FROM screenalytics_ingest.node
            WHERE seen_at < clock_timestamp() - interval '1 day'
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;

    /// <summary>Events that were told, given up, or told by nobody, a month ago; at most $1.</summary>
    public const string Events = """
        DELETE FROM screenalytics_ingest.webhook_event WHERE event_id IN (
            SELECT event_id FROM screenalytics_ingest.webhook_event
            WHERE created_at < clock_timestamp() - interval '30 days'
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;

    /// <summary>Targets none of whose runs is kept; at most $1.</summary>
    public const string Targets = """
        DELETE FROM screenalytics_ingest.target_state WHERE target_key IN (
            SELECT target_key FROM screenalytics_ingest.target_state AS target
            WHERE NOT EXISTS (
                SELECT FROM screenalytics_ingest.run WHERE run.target_key = target.target_key AND purged_at IS NULL
            )
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;

    /// <summary>Sessions of the console that were over a month ago; at most $1.</summary>
    public const string Sessions = """
        DELETE FROM screenalytics_ingest.console_session WHERE session_id IN (
            SELECT session_id FROM screenalytics_ingest.console_session
            WHERE least(expires_at, ended_at) < clock_timestamp() - interval '30 days'
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;

    /// <summary>Changes by the console that are older than $2; at most $1.</summary>
    public const string Audit = """
        DELETE FROM screenalytics_ingest.console_audit WHERE number IN (
            SELECT number FROM screenalytics_ingest.console_audit
            WHERE at < clock_timestamp() - $2
            LIMIT $1
            FOR UPDATE SKIP LOCKED
        )
        """;
}
