using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Targets;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Concludes runs whose last part has ended, within the transaction that ended it and holds the run's row.</summary>
/// <param name="rows">Makes runs of rows.</param>
internal sealed class RunClosing(LeaseRows rows)
{
    /// <summary>Concludes a run, unless a part of it is open.</summary>
    /// <returns>The report as it is recorded; null when a part is open.</returns>
    public async Task<SyncReport?> TryAsync(LifeTransaction life, Guid runId, Func<RunFacts, SyncReport> conclude)
    {
        var open = await life.FirstAsync(EndSql.OpenParts, ById, row => row.GetInt64(0));
        if (open > 0)
        {
            return null;
        }

        var facts = await life.FirstAsync(EndSql.Run, ById, FactsOf);
        if (facts is null)
        {
            return null;
        }

        var figures = await life.FirstAsync(EndSql.Figures, ById, row => RunFigures.Fill(row, facts.Figures));
        var report = conclude(facts with { Figures = figures! }) with { Errors = [] };
        await life.ExecuteAsync(
            EndSql.Conclude,
            parameters =>
                parameters
                    .With(runId)
                    .With((short)report.Status, NpgsqlDbType.Smallint)
                    .With(report.Suspect, NpgsqlDbType.Boolean)
                    .With(report.FinishedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                    // The errors stand with their people already.
                    .With(JsonSerializer.Serialize(report, SyncJson.Default.SyncReport))
        );
        await TargetRecorder.RecordAsync(life, report, facts.Run.Request);
        return report;

        void ById(NpgsqlParameterCollection parameters) => parameters.With(runId);
    }

    /// <summary>The report of a run that has ended; null when it has not.</summary>
    public static Task<SyncReport?> FindAsync(LifeTransaction life, Guid runId) =>
        life.FirstAsync(
            EndSql.Recorded,
            parameters => parameters.With(runId),
            row => JsonSerializer.Deserialize(row.GetString(0), SyncJson.Default.SyncReport)!
        );

    /// <summary>Reads a target's history from two columns that <see cref="PastSql.Join"/> gives.</summary>
    public static IReadOnlyList<EmptyShare> SharesOf(NpgsqlDataReader row, int column) =>
        [
            .. row.GetFieldValue<int[]>(column)
                .Zip(row.GetFieldValue<int[]>(column + 1), (empty, answers) => new EmptyShare(empty, answers)),
        ];

    private RunFacts FactsOf(NpgsqlDataReader row)
    {
        var run = rows.RunOf(row);
        var startedAt = row.GetFieldValue<DateTimeOffset>(4);
        var failure = (FailureCode)row.GetInt16(6);
        return new RunFacts
        {
            Run = run,
            StartedAt = startedAt,
            Cancelled = row.GetBoolean(5),
            Failure = failure == FailureCode.None ? null : new RunFailure(failure, row.TextOrNull(7) ?? ""),
            CastComplete = row.GetBoolean(8),
            Warnings = row.GetFieldValue<string[]>(9),
            LastPeople = row.IsDBNull(13) ? null : row.GetInt32(13),
            History = SharesOf(row, 15),
            Figures = new SyncReport
            {
                RunId = run.RunId,
                Status = RunStatus.Running,
                DryRun = run.Request.DryRun,
                Target = run.Request.Target,
                MaxImagesPerPerson = run.Request.MaxImagesPerPerson,
                BackendHost = run.BackendHost,
                DatabaseHost = run.DatabaseHost,
                DatabaseName = run.DatabaseName,
                StartedAt = startedAt,
                FinishedAt = row.GetFieldValue<DateTimeOffset>(14),
                DurationMs = 0,
                People = row.GetInt32(12),
                Calls = new CallCounts { Cast = row.GetInt32(10), Retries = row.GetInt32(11) },
            },
        };
    }
}
