using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Makes people of their results' rows.</summary>
internal static class PersonRow
{
    /// <summary>The columns, of a table named <c>result</c>.</summary>
    public const string Columns = """
        result.person_id, result.outcome, result.failure, result.source, result.chosen, result.inserted, result.fetched,
            result.duplicates, result.over_cap, result.skipped, result.ranks, result.image_ids, result.calls,
            result.detail, result.finished_at
        """;

    /// <summary>A person.</summary>
    public static PersonReport Read(NpgsqlDataReader row)
    {
        var code = (FailureCode)row.GetInt16(2);
        var inserted = row.GetInt16(5);
        return new PersonReport
        {
            PersonId = row.GetGuid(0),
            Outcome = (PersonOutcome)row.GetInt16(1),
            Source = SourceName(row.GetInt16(3)),
            Inserted = inserted,
            AlreadyPresent = code == FailureCode.None ? row.GetInt16(4) - inserted : 0,
            Fetched = row.GetInt32(6),
            Duplicates = row.GetInt32(7),
            OverCap = row.GetInt32(8),
            Skipped = row.IsDBNull(9) ? new Dictionary<SkipReason, int>() : Skipped(row.GetFieldValue<int[]>(9)),
            Ranks = row.IsDBNull(10) ? [] : [.. row.GetFieldValue<short[]>(10).Select(rank => (int)rank)],
            ImageIds = row.IdsOrNull(11) ?? [],
            Calls = CallsReader.Read(row.TextOrNull(12)),
            Failure =
                code == FailureCode.None
                    ? null
                    : new PersonFailure(code, row.TextOrNull(13) ?? FailureCatalog.Describe(code).Message),
            FinishedAt = row.Time(14),
        };
    }

    /// <summary>Names a stored source as reports do.</summary>
    public static string SourceName(short source) =>
        (PhotoSource)source switch
        {
            PhotoSource.Seed => "seed",
            PhotoSource.All => "all",
            _ => "none",
        };

    private static Dictionary<SkipReason, int> Skipped(int[] counts) =>
        counts
            .Select((count, index) => (Reason: (SkipReason)index, Count: count))
            .Where(skip => skip.Count > 0)
            .ToDictionary(skip => skip.Reason, skip => skip.Count);
}
