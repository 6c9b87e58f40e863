namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The statements by which parts and runs end.</summary>
internal static class EndSql
{
    public const string EndPart = """
        UPDATE screenalytics_ingest.run_part SET state = 2, ended_at = now(), lease_until = NULL
        WHERE run_id = $1 AND part = $2 AND state = 1
        """;

    /// <summary>
    /// Adds what part's end has to say to run $1, and locks it, so that of two ends at once one sees the other. Failure
    /// $5 is the run's unless it has one; one that stops the run ($7) goes before an incomplete cast ($8).
    /// </summary>
    public const string AddEnd = """
        UPDATE screenalytics_ingest.run SET warnings = warnings || $2, cast_calls = cast_calls + $3,
            cast_retries = cast_retries + $4,
            failure = CASE WHEN failure = 0 OR ($7 AND failure = $8) THEN $5 ELSE failure END,
            failure_message = CASE WHEN failure = 0 OR ($7 AND failure = $8) THEN $6 ELSE failure_message END,
            cancel_requested_at = CASE WHEN $9 THEN coalesce(cancel_requested_at, now()) ELSE cancel_requested_at END
        WHERE run_id = $1 AND status IN (1, 2)
        RETURNING cancel_requested_at IS NOT NULL, failure
        """;

    public const string RequestCancel = """
        UPDATE screenalytics_ingest.run SET cancel_requested_at = coalesce(cancel_requested_at, now()),
            cancel_requested_by = CASE WHEN cancel_requested_at IS NULL THEN $2 ELSE cancel_requested_by END
        WHERE run_id = $1 AND status IN (1, 2)
        """;

    public const string Exists = "SELECT EXISTS (SELECT FROM screenalytics_ingest.run WHERE run_id = $1)";

    /// <summary>Closes the parts of run $1 that nobody holds or is about to take, and raises their epochs.</summary>
    public const string CloseFree = """
        WITH free AS (
            SELECT run_id, part FROM screenalytics_ingest.run_part
            WHERE run_id = $1 AND state = 1 AND (lease_until IS NULL OR lease_until < clock_timestamp())
            ORDER BY part
            FOR UPDATE SKIP LOCKED
        ), closed AS (
            UPDATE screenalytics_ingest.run_part AS part SET state = 2, ended_at = now(), lease_until = NULL
            FROM free WHERE part.run_id = free.run_id AND part.part = free.part
        )
        UPDATE screenalytics_ingest.run_part_epoch AS fence SET epoch = epoch + 1
        FROM free WHERE fence.run_id = free.run_id AND fence.part = free.part
        """;

    public const string OpenParts =
        "SELECT count(*) FROM screenalytics_ingest.run_part WHERE run_id = $1 AND state = 1";

    /// <summary>A run, and all that its parts said of it.</summary>
    public const string Run = $"""
        SELECT {LeaseRows.RunColumns}, coalesce(run.started_at, run.queued_at), run.cancel_requested_at IS NOT NULL,
            run.failure, run.failure_message, run.cast_complete, run.warnings, run.cast_calls, run.cast_retries,
            (SELECT coalesce(sum(cardinality(person_ids)), 0)::integer FROM screenalytics_ingest.run_cast
                WHERE run_id = $1),
            (
                SELECT (before.report ->> 'people')::integer FROM screenalytics_ingest.run AS before
                WHERE before.target_key = run.target_key AND before.status IN (3, 4) AND before.retry_of IS NULL
                    AND before.run_id <> run.run_id AND before.trigger <> 'gate'
                ORDER BY before.started_at DESC
                LIMIT 1
            ),
            clock_timestamp(), past.empty, past.answers
        FROM screenalytics_ingest.run
        {PastSql.Join}
        WHERE run.run_id = $1
        """;

    public const string Figures = """
        SELECT coalesce(sum(people), 0)::integer, coalesce(sum(seeded), 0)::integer,
            coalesce(sum(fallback), 0)::integer, coalesce(sum(empty), 0)::integer, coalesce(sum(held), 0)::integer,
            coalesce(sum(failed), 0)::integer, coalesce(sum(imported), 0)::integer,
            coalesce(sum(imported_people), 0)::integer, coalesce(sum(present), 0)::integer,
            coalesce(sum(fetched), 0)::integer, coalesce(sum(chosen), 0)::integer,
            coalesce(sum(duplicates), 0)::integer, coalesce(sum(over_cap), 0)::integer,
            coalesce(sum(seed_calls), 0)::integer, coalesce(sum(all_calls), 0)::integer,
            coalesce(sum(retries), 0)::integer,
            ARRAY(
                SELECT sum(rows)::integer
                FROM screenalytics_ingest.run_batch AS batch
                CROSS JOIN LATERAL unnest(batch.skipped) WITH ORDINALITY AS skipped (rows, reason)
                WHERE batch.run_id = $1
                GROUP BY reason
                ORDER BY reason
            )
        FROM screenalytics_ingest.run_batch WHERE run_id = $1
        """;

    public const string Conclude = """
        UPDATE screenalytics_ingest.run SET status = $2, suspect = $3, finished_at = $4, report = $5::jsonb
        WHERE run_id = $1 AND status IN (1, 2)
        """;

    public const string Recorded = """
        SELECT report::text FROM screenalytics_ingest.run
        WHERE run_id = $1 AND status NOT IN (1, 2) AND report IS NOT NULL
        """;
}
