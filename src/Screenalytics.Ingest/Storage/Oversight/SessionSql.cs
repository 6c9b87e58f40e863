namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>The statements of the console's sessions.</summary>
internal static class SessionSql
{
    /// <summary>Opens a session that lasts for $8. When it is tried again, it is there already.</summary>
    public const string Open = """
        INSERT INTO screenalytics_ingest.console_session (session_id, token_hash, name, method, role, address, browser,
            created_at, seen_at, expires_at)
        SELECT $1, $2, $3, $4, $5, $6, $7, moment, moment, moment + $8 FROM clock_timestamp() AS clock (moment)
        ON CONFLICT (session_id) DO NOTHING
        """;

    /// <summary>
    /// The session of token $1, unless nobody heard of it for $2. It is noted as heard of once a minute, so that a page
    /// mostly writes nothing; more often only where a session may be idle for no longer than that.
    /// </summary>
    public const string Find = $"""
        WITH found AS (
            SELECT {Columns} FROM screenalytics_ingest.console_session AS session
            WHERE token_hash = $1 AND {Lasting} AND seen_at > clock_timestamp() - $2
        ), touched AS (
            UPDATE screenalytics_ingest.console_session AS session SET seen_at = clock_timestamp()
            FROM found
            WHERE session.session_id = found.session_id AND session.ended_at IS NULL
                AND session.seen_at < clock_timestamp() - least(interval '1 minute', $2 / 4)
        )
        SELECT * FROM found
        """;

    /// <summary>Ends session $1, in the name of $2; when $3, it may be that an attempt before did so already.</summary>
    public const string End = $"""
        UPDATE screenalytics_ingest.console_session AS session
        SET ended_at = coalesce(ended_at, clock_timestamp()), ended_by = $2
        WHERE session_id = $1 AND expires_at > clock_timestamp() AND (ended_at IS NULL OR $3 AND ended_by = $2)
        RETURNING {Columns}
        """;

    /// <summary>The sessions that last, and that were heard of within $1.</summary>
    public const string List = $"""
        SELECT {Columns} FROM screenalytics_ingest.console_session AS session
        WHERE {Lasting} AND seen_at > clock_timestamp() - $1
        ORDER BY seen_at DESC, session_id
        """;

    private const string Lasting = "ended_at IS NULL AND expires_at > clock_timestamp()";

    private const string Columns = """
        session.session_id, session.name, session.method, session.role, session.address, session.browser,
            session.created_at, session.seen_at, session.expires_at
        """;
}
