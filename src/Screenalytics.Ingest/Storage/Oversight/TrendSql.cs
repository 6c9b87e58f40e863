namespace Screenalytics.Ingest.Storage.Oversight;

/// <summary>The statements that look at runs over time; an index holds all that the first one reads.</summary>
internal static class TrendSql
{
    /// <summary>What runs came to that ended in the spans between the times $1, by the span's number from 1.</summary>
    public const string Spans = """
        SELECT width_bucket(finished_at, $1), count(*)::integer, (count(*) FILTER (WHERE status = 5))::integer,
            (count(*) FILTER (WHERE suspect))::integer, coalesce(sum(seeded_people), 0),
            coalesce(sum(fallback_people), 0), coalesce(sum(empty_people), 0), coalesce(sum(held_people), 0),
            coalesce(sum(failed_people), 0), coalesce(sum(imported_images), 0)
        FROM screenalytics_ingest.run
        WHERE finished_at >= $2 AND finished_at < $3 AND purged_at IS NULL AND NOT dry_run AND trigger <> 'gate'
        GROUP BY 1
        """;

    /// <summary>The last $1 takeovers.</summary>
    public const string Takeovers = $"""
        {TakeoverColumns}
        ORDER BY taken_at DESC, run_id, part, epoch DESC
        LIMIT $1
        """;

    /// <summary>The last $1 takeovers of run $2.</summary>
    public const string TakeoversOfRun = $"""
        {TakeoverColumns}
        WHERE run_id = $2
        ORDER BY taken_at DESC, part, epoch DESC
        LIMIT $1
        """;

    private const string TakeoverColumns = """
        SELECT run_id, part, from_node, to_node, taken_at FROM screenalytics_ingest.run_takeover
        """;
}
