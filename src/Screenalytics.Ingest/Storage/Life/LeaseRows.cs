using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Makes of a run's row what its holders know of it.</summary>
/// <param name="databaseName">The database's name.</param>
internal sealed class LeaseRows(string databaseName)
{
    /// <summary>The columns of a run that <see cref="RunOf"/> reads, from the first on.</summary>
    public const string RunColumns = "run.run_id, run.request::text, run.backend_host, run.database_host";

    /// <summary>The columns that <see cref="LeaseOf"/> reads besides, after those of the run.</summary>
    public const string LeaseColumns =
        $"{RunColumns}, run.started_at, run.cast_complete, run.show_id, run.part_size, {StopColumns}";

    /// <summary>The columns that <see cref="StopOf"/> reads.</summary>
    public const string StopColumns = "run.cancel_requested_at IS NOT NULL, run.failure";

    /// <summary>Reads a run.</summary>
    public RunStart RunOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            JsonSerializer.Deserialize(row.GetString(1), SyncJson.Default.SyncRequest)!,
            row.GetString(2),
            row.GetString(3),
            databaseName
        );

    /// <summary>Reads a lease.</summary>
    public PartLease LeaseOf(NpgsqlDataReader row, int part, int epoch, string node) =>
        new()
        {
            Run = RunOf(row),
            Part = part,
            Epoch = epoch,
            Node = node,
            StartedAt = row.GetFieldValue<DateTimeOffset>(4),
            CastComplete = row.GetBoolean(5),
            ShowId = row.IsDBNull(6) ? null : row.GetGuid(6),
            PartSize = row.GetInt32(7),
            Stop = StopOf(row, 8),
        };

    /// <summary>Tells whether a run is to end early.</summary>
    public static RunStop StopOf(NpgsqlDataReader row, int column) =>
        row.GetBoolean(column) ? RunStop.Cancelled
        : StopsRun((FailureCode)row.GetInt16(column + 1)) ? RunStop.Failed
        : RunStop.None;

    // Those who are known of an incomplete cast are synced.
    private static bool StopsRun(FailureCode failure) =>
        failure is not (FailureCode.None or FailureCode.CastIncomplete);
}
