namespace Screenalytics.Ingest.Storage;

/// <summary>The statements about runs; each may be repeated.</summary>
internal static class RunSql
{
    public const string Begin = """
        INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, actor, node,
            status, dry_run, max_images_per_person, backend_host, database_host, started_at)
        VALUES ($1, $2, $3, $4::jsonb, $5::jsonb, $6, $7, $8, $9, $10, $11, $12, $13, $14)
        ON CONFLICT (run_id) DO NOTHING
        """;

    public const string Complete = """
        UPDATE screenalytics_ingest.run SET status = $2, suspect = $3, finished_at = $4, report = $5::jsonb
        WHERE run_id = $1
        """;

    /// <summary>How many people the last run of target $1 that knew them all found: a run that could not go on did not.</summary>
    public const string LastPeople = """
        SELECT (report ->> 'people')::integer FROM screenalytics_ingest.run
        WHERE target_key = $1 AND status IN (3, 4)
        ORDER BY started_at DESC
        LIMIT 1
        """;
}
