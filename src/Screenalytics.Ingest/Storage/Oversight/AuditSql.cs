namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>The statements of the audit trail.</summary>
internal static class AuditSql
{
    /// <summary>Adds a change, or finds it when it was added by an attempt before: the update changes nothing.</summary>
    public const string Record = """
        INSERT INTO screenalytics_ingest.console_audit AS entry (entry_id, actor, role, session_id, address, action,
            subject, person_id, run_id, before, after, outcome, detail)
        VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13)
        ON CONFLICT (entry_id) DO UPDATE SET entry_id = entry.entry_id
        RETURNING number
        """;

    /// <summary>Ends change $1; what has ended stays as it is, and why it was asked for stands before what came of it.</summary>
    public const string End = """
        UPDATE screenalytics_ingest.console_audit
        SET outcome = $2, after = $3, run_id = coalesce($4, run_id), detail = nullif(concat_ws('; ', detail, $5), '')
        WHERE number = $1 AND outcome = 1
        """;

    public const string Columns = """
        number, at, actor, role, session_id, address, action, subject, person_id, run_id, before, after, outcome, detail
        """;

    /// <summary>
    /// All who ever changed something, each found by one step down an index: they are few, however long the trail is.
    /// </summary>
    public const string Actors = """
        WITH RECURSIVE step AS (
            SELECT min(actor) AS actor FROM screenalytics_ingest.console_audit
            UNION ALL
            SELECT (
                SELECT min(entry.actor) FROM screenalytics_ingest.console_audit AS entry WHERE entry.actor > step.actor
            ) FROM step WHERE step.actor IS NOT NULL
        )
        """;
}
