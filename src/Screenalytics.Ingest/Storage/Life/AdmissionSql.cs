namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The statements that let a run in.</summary>
internal static class AdmissionSql
{
    public const string FindOwn = $"SELECT {LeaseRows.LeaseColumns} FROM screenalytics_ingest.run WHERE run_id = $1";

    /// <summary>Waits for whoever is about to use the same key.</summary>
    public const string UseKey = """
        INSERT INTO screenalytics_ingest.idempotency_key (key, fingerprint, run_id) VALUES ($1, $2, $3)
        ON CONFLICT (key) DO NOTHING
        """;

    public const string FindKey = "SELECT fingerprint, run_id FROM screenalytics_ingest.idempotency_key WHERE key = $1";

    public const string PointKey = "UPDATE screenalytics_ingest.idempotency_key SET run_id = $2 WHERE key = $1";

    public const string ForgetKey = "DELETE FROM screenalytics_ingest.idempotency_key WHERE key = $1";

    /// <summary>Records that schedule $1 came due for $2: to start run $3, or paused.</summary>
    public const string Fire = """
        INSERT INTO screenalytics_ingest.schedule_fire (schedule, scheduled_for, node, late, outcome, run_id)
        SELECT $1, $2, $4, $5, CASE WHEN paused THEN 3 ELSE 1 END, CASE WHEN NOT paused THEN $3 END
        FROM (
            SELECT EXISTS (
                SELECT FROM screenalytics_ingest.schedule_pause WHERE schedule = $1 AND resumed_at IS NULL
            ) AS paused
        ) AS state
        ON CONFLICT (schedule, scheduled_for) DO NOTHING
        RETURNING outcome
        """;

    public const string FindFire = """
        SELECT run_id, node, outcome FROM screenalytics_ingest.schedule_fire WHERE schedule = $1 AND scheduled_for = $2
        """;

    public const string PointFire = """
        UPDATE screenalytics_ingest.schedule_fire SET run_id = $3, outcome = $4 WHERE schedule = $1 AND scheduled_for = $2
        """;

    /// <summary>Lets a run in unless one of its target is in flight; waits for whoever is about to start one.</summary>
    public const string Insert = """
        INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, actor, node,
            status, dry_run, max_images_per_person, backend_host, database_host, started_at, not_before, part_size,
            cast_complete, warnings, retry_of, schedule, scheduled_for, late)
        VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8,
            CASE WHEN $8 IS NULL THEN 1 ELSE 2 END, $9, $10, $11, $12, CASE WHEN $8 IS NOT NULL THEN now() END,
            CASE WHEN $13 > 0 THEN now() + $13 * interval '1 second' END, $14, $15, $16, $17, $18, $19, $20)
        ON CONFLICT (target_key) WHERE status IN (1, 2) AND NOT dry_run DO NOTHING
        RETURNING queued_at
        """;

    public const string InFlight = """
        SELECT run_id, max_images_per_person, retry_of, cancel_requested_at IS NOT NULL, trigger = 'gate'
        FROM screenalytics_ingest.run
        WHERE target_key = $1 AND status IN (1, 2) AND NOT dry_run
        """;

    /// <summary>Opens $2 parts of run $1; the first one is its owner's, $3, for $4 seconds.</summary>
    public const string OpenParts = """
        WITH opened AS (
            INSERT INTO screenalytics_ingest.run_part (run_id, part, node, lease_until, attempts, started_at)
            SELECT $1, part, CASE WHEN owned THEN $3 END,
                CASE WHEN owned THEN clock_timestamp() + $4 * interval '1 second' END,
                owned::integer, CASE WHEN owned THEN now() END
            FROM (
                SELECT part, part = 0 AND $3::text IS NOT NULL AS owned FROM generate_series(0, $2 - 1) AS part
            ) AS part
            RETURNING run_id, part, attempts
        )
        INSERT INTO screenalytics_ingest.run_part_epoch (run_id, part, epoch) SELECT run_id, part, attempts FROM opened
        """;
}
