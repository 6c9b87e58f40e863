using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>Makes runs of the rows that <see cref="RunSelect"/> answers.</summary>
internal static class RunRow
{
    private const int FirstOfDetail = 34;

    /// <summary>A run of a list.</summary>
    public static RunSummary Summary(NpgsqlDataReader row) => Detail(row, report: null);

    /// <summary>A run with its report, if it has one.</summary>
    public static RunDetail Whole(NpgsqlDataReader row) =>
        Detail(
            row,
            row.TextOrNull(FirstOfDetail + 8) is { } report
                ? JsonSerializer.Deserialize(report, SyncJson.Default.SyncReport)
                : null
        );

    private static RunDetail Detail(NpgsqlDataReader row, SyncReport? report) =>
        new()
        {
            RunId = row.GetGuid(0),
            Status = (RunStatus)row.GetInt16(1),
            Suspect = row.GetBoolean(2),
            DryRun = row.GetBoolean(3),
            Target = JsonSerializer.Deserialize(row.GetString(4), SyncJson.Default.SyncTarget)!,
            TargetKey = row.GetString(5),
            MaxImagesPerPerson = row.GetInt16(6),
            Trigger = row.GetString(7),
            Actor = row.TextOrNull(8),
            Schedule = row.TextOrNull(9),
            ScheduledFor = row.TimeOrNull(10),
            Late = row.GetBoolean(11),
            RetryOf = row.IdOrNull(12),
            Node = row.TextOrNull(13),
            Attempts = row.GetInt32(14),
            Parts = row.GetInt32(15),
            QueuedAt = row.Time(16),
            StartedAt = row.TimeOrNull(17),
            FinishedAt = row.TimeOrNull(18),
            CancelRequestedAt = row.TimeOrNull(19),
            CancelRequestedBy = row.TextOrNull(20),
            UndoneAt = row.TimeOrNull(21),
            AcceptedAt = row.TimeOrNull(FirstOfDetail + 4),
            AcceptedBy = row.TextOrNull(FirstOfDetail + 5),
            UndoneBy = row.TextOrNull(FirstOfDetail + 6),
            UndoneImages = row.IsDBNull(FirstOfDetail + 7) ? null : row.GetInt32(FirstOfDetail + 7),
            Counts = Counts(row),
            Failure = Failure(row),
            BackendHost = row.GetString(FirstOfDetail),
            DatabaseHost = row.GetString(FirstOfDetail + 1),
            Warnings = Warnings(row, report),
            Report = report,
        };

    private static RunCounts Counts(NpgsqlDataReader row) =>
        new()
        {
            CastComplete = row.GetBoolean(22),
            People = row.GetInt32(23),
            Seeded = row.GetInt32(24),
            Fallback = row.GetInt32(25),
            Empty = row.GetInt32(26),
            Held = row.GetInt32(27),
            Failed = row.GetInt32(28),
            ImportedImages = row.GetInt32(29),
            AlreadyPresentImages = row.GetInt32(30),
        };

    private static RunFailure? Failure(NpgsqlDataReader row)
    {
        if ((FailureCode)row.GetInt16(31) is not FailureCode.None and var code)
        {
            return new RunFailure(code, row.TextOrNull(32) ?? FailureCatalog.Describe(code).Message);
        }

        return row.TextOrNull(33) is { } told ? JsonSerializer.Deserialize(told, SyncJson.Default.RunFailure) : null;
    }

    private static string[] Warnings(NpgsqlDataReader row, SyncReport? report)
    {
        string[] warnings = [.. report?.Warnings ?? row.GetFieldValue<string[]>(FirstOfDetail + 2)];
        return row.TimeOrNull(FirstOfDetail + 3) is { } purged
            ?
            [
                .. warnings,
                $"The run was purged on {purged:yyyy-MM-dd}: only what says where images that are there came from is kept.",
            ]
            : warnings;
    }
}
