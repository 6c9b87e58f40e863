using Npgsql;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Reads a run's figures: the sum over its batches.</summary>
internal static class RunFigures
{
    /// <summary>How many people have a result.</summary>
    public static int DoneOf(NpgsqlDataReader row) => row.GetInt32(0);

    /// <summary>Fills the figures in; those of the cast are not among them.</summary>
    public static SyncReport Fill(NpgsqlDataReader row, SyncReport report) =>
        report with
        {
            SeededPeople = row.GetInt32(1),
            FallbackPeople = row.GetInt32(2),
            EmptyPeople = row.GetInt32(3),
            HeldPeople = row.GetInt32(4),
            FailedPeople = row.GetInt32(5),
            ImportErrors = row.GetInt32(5),
            ImportedFacebankImages = row.GetInt32(6),
            ImportedFacebankPeople = row.GetInt32(7),
            AlreadyPresentImages = row.GetInt32(8),
            FetchedPhotos = row.GetInt32(9),
            ChosenPhotos = row.GetInt32(10),
            DuplicatePhotos = row.GetInt32(11),
            OverCapPhotos = row.GetInt32(12),
            NotAttemptedPeople = report.People - DoneOf(row),
            Calls = report.Calls with
            {
                SeedOnly = row.GetInt32(13),
                All = row.GetInt32(14),
                Retries = report.Calls.Retries + row.GetInt32(15),
            },
            SkippedImages = SkippedOf(row.GetFieldValue<int[]>(16)),
        };

    private static Dictionary<SkipReason, int> SkippedOf(int[] rows)
    {
        var skipped = new Dictionary<SkipReason, int>();
        for (var reason = 0; reason < rows.Length; reason++)
        {
            if (rows[reason] > 0)
            {
                skipped.Add((SkipReason)reason, rows[reason]);
            }
        }

        return skipped;
    }
}
