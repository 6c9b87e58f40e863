namespace Screenalytics.Ingest.Storage.Life;

/// <summary>The statements by which a target's history is read.</summary>
internal static class PastSql
{
    /// <summary>
    /// What came of first answers in the last whole runs of <c>run.target_key</c> that were trusted, the latest first, as
    /// two parallel arrays; joins anything that is named <c>run</c>. 20 runs are as many as can be asked for. What was
    /// before a run that an operator has accepted is history no more: from there on things are as they are now.
    /// </summary>
    public const string Join = """
        CROSS JOIN LATERAL (
            SELECT coalesce(array_agg(one.empty ORDER BY one.started_at DESC), '{}') AS empty,
                coalesce(array_agg(one.empty + one.seeded ORDER BY one.started_at DESC), '{}') AS answers
            FROM (
                SELECT before.started_at, coalesce(told.seeded_people, 0) AS seeded,
                    coalesce(told.fallback_people, 0) + coalesce(told.empty_people, 0)
                        + coalesce(told.held_people, 0) AS empty
                FROM screenalytics_ingest.run AS before
                CROSS JOIN LATERAL jsonb_to_record(before.report) AS told (seeded_people integer,
                    fallback_people integer, empty_people integer, held_people integer)
                WHERE before.target_key = run.target_key AND before.status IN (3, 4) AND before.retry_of IS NULL
                    AND NOT before.dry_run AND before.trigger <> 'gate' AND (NOT before.suspect OR before.accepted_at IS NOT NULL)
                    AND before.started_at >= coalesce((
                        SELECT max(accepted.started_at) FROM screenalytics_ingest.run AS accepted
                        WHERE accepted.target_key = run.target_key AND accepted.accepted_at IS NOT NULL
                    ), '-infinity') AND before.report IS NOT NULL
                ORDER BY before.started_at DESC
                LIMIT 20
            ) AS one
        ) AS past
        """;

    /// <summary>The same for target $1.</summary>
    public const string Of = $"SELECT past.empty, past.answers FROM (SELECT $1::text AS target_key) AS run {Join}";
}
