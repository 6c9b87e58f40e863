namespace Screenalytics.Ingest.Storage.History;

/// <summary>
/// The one SELECT that runs are read by. What a run has come to stands in its report once it has ended, in the sum over
/// its batches before, and in what is kept of its people after it was purged.
/// </summary>
internal static class RunSelect
{
    /// <summary>What comes before the runs to read, which are a query or table named <c>run</c>.</summary>
    public const string Columns = """
        SELECT run.run_id, run.status, run.suspect, run.dry_run, run.target::text, run.target_key,
            run.max_images_per_person, run.trigger, run.actor, run.schedule, run.scheduled_for, run.late, run.retry_of,
            coalesce(part.node, run.node),
            coalesce(part.attempts, CASE WHEN run.started_at IS NULL THEN 0 ELSE 1 END), coalesce(part.parts, 1),
            run.queued_at, run.started_at, run.finished_at, run.cancel_requested_at, run.cancel_requested_by,
            run.undone_at, run.cast_complete,
            coalesce(told.people, known.people, kept.people, 0),
            coalesce(told.seeded_people, filed.seeded, kept.seeded, 0),
            coalesce(told.fallback_people, filed.fallback, kept.fallback, 0),
            coalesce(told.empty_people, filed.empty, 0),
            coalesce(told.held_people, filed.held, 0),
            coalesce(told.failed_people, filed.failed, 0),
            coalesce(told.imported_facebank_images, filed.imported, kept.imported, 0),
            coalesce(told.already_present_images, filed.present, kept.present, 0),
            run.failure, run.failure_message, told.failure::text,
            run.backend_host, run.database_host, run.warnings, run.purged_at,
            run.accepted_at, run.accepted_by, run.undone_by, run.undone_images
        """;

    /// <summary>What comes after them.</summary>
    public const string Facts = """
        LEFT JOIN LATERAL jsonb_to_record(run.report) AS told (people integer, seeded_people integer,
            fallback_people integer, empty_people integer, held_people integer, failed_people integer,
            imported_facebank_images integer, already_present_images integer, failure jsonb) ON true
        LEFT JOIN LATERAL (
            SELECT sum(seeded)::integer AS seeded, sum(fallback)::integer AS fallback, sum(empty)::integer AS empty,
                sum(held)::integer AS held, sum(failed)::integer AS failed, sum(imported)::integer AS imported,
                sum(present)::integer AS present
            FROM screenalytics_ingest.run_batch AS batch
            WHERE batch.run_id = run.run_id AND run.report IS NULL
        ) AS filed ON true
        LEFT JOIN LATERAL (
            SELECT sum(cardinality(person_ids))::integer AS people
            FROM screenalytics_ingest.run_cast AS chunk
            WHERE chunk.run_id = run.run_id AND run.report IS NULL
        ) AS known ON true
        LEFT JOIN LATERAL (
            SELECT count(*)::integer AS people, (count(*) FILTER (WHERE outcome = 1))::integer AS seeded,
                (count(*) FILTER (WHERE outcome = 2))::integer AS fallback, sum(inserted)::integer AS imported,
                sum(chosen - inserted)::integer AS present
            FROM screenalytics_ingest.person_result AS result
            WHERE result.run_id = run.run_id AND run.purged_at IS NOT NULL
        ) AS kept ON true
        LEFT JOIN LATERAL (
            SELECT nullif(count(*), 0)::integer AS parts, sum(attempts)::integer AS attempts,
                (array_agg(node ORDER BY started_at DESC NULLS LAST) FILTER (WHERE node IS NOT NULL))[1] AS node
            FROM screenalytics_ingest.run_part AS part
            WHERE part.run_id = run.run_id
        ) AS part ON true
        """;

    /// <summary>Runs $1, the latest first.</summary>
    public const string Some = $"""
        {Columns}
        FROM screenalytics_ingest.run AS run
        {Facts}
        WHERE run.run_id = ANY ($1)
        ORDER BY run.run_id DESC
        """;

    /// <summary>Run $1, with its report last.</summary>
    public const string One = $"""
        {Columns}, run.report::text
        FROM screenalytics_ingest.run AS run
        {Facts}
        WHERE run.run_id = $1
        """;
}
