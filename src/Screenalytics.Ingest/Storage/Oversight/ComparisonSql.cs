using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>The statements that look at runs beside one another, and at plans of dry runs.</summary>
internal static class ComparisonSql
{
    /// <summary>Whether nothing of runs $1 and $2 can change any more.</summary>
    public const string AreFixed = """
        SELECT count(*) = cardinality($1) FROM screenalytics_ingest.run
        WHERE run_id = ANY ($1) AND finished_at IS NOT NULL AND purged_at IS NULL
        """;

    /// <summary>At most $4 people past $3 of whom runs $1 and $2 made different things.</summary>
    public const string Differing = $"""
        SELECT person_id
        FROM ({Facts} WHERE run_id = $1 AND person_id > $3) AS before
        FULL JOIN ({Facts} WHERE run_id = $2 AND person_id > $3) AS after USING (person_id)
        WHERE (before.outcome, before.source, before.failure, before.fetched)
            IS DISTINCT FROM (after.outcome, after.source, after.failure, after.fetched)
        ORDER BY person_id
        LIMIT $4
        """;

    /// <summary>What runs $1 made of people $2.</summary>
    public const string Results = $"""
        SELECT {PersonRow.Columns}, result.run_id
        FROM screenalytics_ingest.person_result AS result
        WHERE result.run_id = ANY ($1) AND result.person_id = ANY ($2)
        """;

    /// <summary>At most $3 people past $2 whose images dry run $1 found that a sync would change.</summary>
    public const string Plan = $"""
        SELECT {PersonRow.Columns}, plan.ranks, plan.keys, plan.changes
        FROM (
            SELECT * FROM screenalytics_ingest.dry_run_plan
            WHERE run_id = $1 AND person_id > $2
            ORDER BY person_id
            LIMIT $3
        ) AS plan
        CROSS JOIN LATERAL (
            SELECT * FROM screenalytics_ingest.person_result AS stored
            WHERE stored.run_id = $1 AND stored.person_id = plan.person_id
            OFFSET 0
        ) AS result
        ORDER BY plan.person_id
        """;

    private const string Facts =
        "SELECT person_id, outcome, source, failure, fetched FROM screenalytics_ingest.person_result";
}
