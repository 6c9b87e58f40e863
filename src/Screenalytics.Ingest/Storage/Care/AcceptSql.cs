namespace Screenalytics.Ingest.Storage.Care;

/// <summary>The statements that accept a suspect run.</summary>
internal static class AcceptSql
{
    /// <summary>Run $1, locked; its report is null once it was purged.</summary>
    public const string Find = """
        SELECT status, suspect, accepted_at IS NOT NULL, report::text, dry_run OR retry_of IS NOT NULL OR trigger = 'gate'
        FROM screenalytics_ingest.run
        WHERE run_id = $1 AND purged_at IS NULL
        FOR UPDATE
        """;

    public const string Mark = """
        UPDATE screenalytics_ingest.run SET accepted_at = clock_timestamp(), accepted_by = $2 WHERE run_id = $1
        """;

    /// <summary>Target $1 is ok again, if it is suspect by run $2, which ended at $3.</summary>
    public const string Mend = """
        UPDATE screenalytics_ingest.target_state
        SET state = 1, since = clock_timestamp(), last_ok_run_id = $2, last_ok_at = $3
        WHERE target_key = $1 AND state = 3 AND last_run_id = $2
        RETURNING since
        """;
}
