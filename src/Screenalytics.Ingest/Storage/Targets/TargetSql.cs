namespace Screenalytics.Ingest.Storage.Targets;

/// <summary>The statements about targets and what is told of them.</summary>
internal static class TargetSql
{
    /// <summary>The state of target $1, locked.</summary>
    public const string Find = """
        SELECT state, last_ok_run_id, last_ok_at FROM screenalytics_ingest.target_state WHERE target_key = $1 FOR UPDATE
        """;

    /// <summary>Records that run $4 left target $1 in state $3; it ended at $5.</summary>
    public const string Record = """
        INSERT INTO screenalytics_ingest.target_state AS target (target_key, target, state, since, last_ok_run_id,
            last_ok_at, last_run_id, last_run_at)
        VALUES ($1, $2::jsonb, $3, $5, CASE WHEN $3 = 1 THEN $4 END, CASE WHEN $3 = 1 THEN $5 END, $4, $5)
        ON CONFLICT (target_key) DO UPDATE SET state = $3,
            since = CASE WHEN target.state = $3 THEN target.since ELSE $5 END,
            last_ok_run_id = CASE WHEN $3 = 1 THEN $4 ELSE target.last_ok_run_id END,
            last_ok_at = CASE WHEN $3 = 1 THEN $5 ELSE target.last_ok_at END,
            last_run_id = $4, last_run_at = $5
        """;

    public const string AddEvent = """
        INSERT INTO screenalytics_ingest.webhook_event (event_id, kind, target_key, payload) VALUES ($1, $2, $3, $4)
        """;

    /// <summary>
    /// Marks as stale what is ok and had no run that ended well for $1; whoever comes second finds nothing. Lists that were
    /// made by hand are synced when somebody likes to, and grow not stale.
    /// </summary>
    public const string MarkStale = """
        UPDATE screenalytics_ingest.target_state SET state = 4, since = clock_timestamp()
        WHERE state = 1 AND last_ok_at < clock_timestamp() - $1 AND target_key NOT LIKE 'people:%'
        RETURNING target_key, since, last_ok_run_id, last_ok_at
        """;

    public const string All = """
        SELECT target::text, target_key, state, since, last_ok_run_id, last_ok_at, last_run_id, last_run_at
        FROM screenalytics_ingest.target_state ORDER BY state = 1, target_key
        """;

    /// <summary>
    /// Takes the oldest event that is due, for $1, unless an older one of its target is still to be told. However old it is:
    /// who takes it says what becomes of it.
    /// </summary>
    public const string Claim = """
        UPDATE screenalytics_ingest.webhook_event AS event
        SET attempts = attempts + 1, next_attempt_at = clock_timestamp() + $1
        WHERE event_id = (
            SELECT due.event_id FROM screenalytics_ingest.webhook_event AS due
            WHERE due.delivered_at IS NULL AND due.failed_at IS NULL AND due.next_attempt_at <= clock_timestamp()
                AND NOT EXISTS (
                    SELECT FROM screenalytics_ingest.webhook_event AS older
                    WHERE older.target_key = due.target_key AND older.number < due.number
                        AND older.delivered_at IS NULL AND older.failed_at IS NULL
                )
            ORDER BY due.number
            LIMIT 1
            FOR UPDATE SKIP LOCKED
        )
        RETURNING event_id, kind, target_key, payload, attempts, clock_timestamp() - created_at
        """;

    public const string Delivered = """
        UPDATE screenalytics_ingest.webhook_event SET delivered_at = clock_timestamp(), last_error = NULL
        WHERE event_id = $1 AND delivered_at IS NULL
        """;

    /// <summary>Event $1 was not received, because of $2; it is due again after $3, or never when that is null.</summary>
    public const string Failed = """
        UPDATE screenalytics_ingest.webhook_event SET last_error = $2,
            next_attempt_at = clock_timestamp() + coalesce($3, interval '0'),
            failed_at = CASE WHEN $3 IS NULL THEN clock_timestamp() END
        WHERE event_id = $1 AND delivered_at IS NULL
        """;
}
