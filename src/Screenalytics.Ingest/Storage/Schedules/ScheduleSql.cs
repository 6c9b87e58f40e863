namespace Screenalytics.Ingest.Storage.Schedules;

/// <summary>The statements about schedules; each may be repeated.</summary>
internal static class ScheduleSql
{
    /// <summary>Pauses schedule $1 for reason $2, by $3; tells whether it was not paused before.</summary>
    public const string Pause = """
        INSERT INTO screenalytics_ingest.schedule_pause (schedule, reason, paused_by) VALUES ($1, $2, $3)
        ON CONFLICT (schedule) WHERE resumed_at IS NULL DO NOTHING
        """;

    /// <summary>Resumes schedule $1, by $2; tells whether it was paused before.</summary>
    public const string Resume = """
        UPDATE screenalytics_ingest.schedule_pause SET resumed_at = now(), resumed_by = $2
        WHERE schedule = $1 AND resumed_at IS NULL
        """;

    /// <summary>The pauses of schedules $1.</summary>
    public const string Pauses = """
        SELECT schedule, paused_at, paused_by, reason FROM screenalytics_ingest.schedule_pause
        WHERE schedule = ANY($1) AND resumed_at IS NULL
        """;

    /// <summary>The last $2 times that each of schedules $1 came due, the latest first.</summary>
    public const string Fires = """
        SELECT s.name, f.scheduled_for, f.fired_at, f.node, f.outcome, f.late, f.run_id, f.detail
        FROM unnest($1) AS s (name)
        CROSS JOIN LATERAL (
            SELECT * FROM screenalytics_ingest.schedule_fire
            WHERE schedule = s.name
            ORDER BY scheduled_for DESC
            LIMIT $2
        ) AS f
        ORDER BY s.name, f.scheduled_for DESC
        """;

    /// <summary>Records that no run could be asked for when schedule $1 came due for $2.</summary>
    public const string Refuse = """
        INSERT INTO screenalytics_ingest.schedule_fire (schedule, scheduled_for, late, node, outcome, detail)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT (schedule, scheduled_for) DO NOTHING
        """;

    /// <summary>Purges what came due more than $1 ago.</summary>
    public const string Purge = "DELETE FROM screenalytics_ingest.schedule_fire WHERE scheduled_for < now() - $1";

    /// <summary>Which of tables $1 are missing, and which of them the user may not read and write.</summary>
    public const string Lacking = """
        SELECT coalesce(array_agg(t.name) FILTER (WHERE NOT there), '{}'),
            coalesce(array_agg(t.name) FILTER (WHERE there AND NOT usable), '{}'),
            current_user::text
        FROM unnest($1) AS n (name)
        CROSS JOIN LATERAL (SELECT 'screenalytics_ingest.' || n.name AS name, c.oid AS oid
            FROM (SELECT 1) AS one
            LEFT JOIN (pg_class AS c JOIN pg_namespace AS s ON s.oid = c.relnamespace)
                ON s.nspname = 'screenalytics_ingest' AND c.relname = n.name) AS t
        CROSS JOIN LATERAL (SELECT t.oid IS NOT NULL AS there,
            coalesce(has_table_privilege(t.oid, 'SELECT') AND has_table_privilege(t.oid, 'INSERT')
                AND has_table_privilege(t.oid, 'UPDATE') AND has_table_privilege(t.oid, 'DELETE'), false) AS usable) AS u
        """;
}
