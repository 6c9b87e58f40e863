using System.Text.Json;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Life;

namespace Screenalytics.Ingest.Storage.Targets;

/// <summary>Records what a run that ends says of its target, and the event that tells it, in the same transaction.</summary>
internal static class TargetRecorder
{
    /// <summary>Records it; the run's row is locked.</summary>
    public static async Task RecordAsync(LifeTransaction life, SyncReport report, SyncRequest request)
    {
        if (TargetChange.After(report, request) is not { } after)
        {
            return;
        }

        var key = report.Target.Key;
        var before = await life.FirstAsync(
            TargetSql.Find,
            parameters => parameters.With(key),
            row => new Known((TargetState)row.GetInt16(0), row.IdOrNull(1), row.TimeOrNull(2))
        );
        await life.ExecuteAsync(
            TargetSql.Record,
            parameters =>
                parameters
                    .With(key)
                    .With(JsonSerializer.Serialize(report.Target, SyncJson.Default.SyncTarget))
                    .With((short)after, NpgsqlDbType.Smallint)
                    .With(report.RunId)
                    .With(report.FinishedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz)
        );
        if (!TargetChange.IsNews(before?.State, after))
        {
            return;
        }

        var isOk = after == TargetState.Ok;
        var told = new TargetEvent
        {
            EventId = Guid.CreateVersion7(report.FinishedAt),
            Event = TargetEvents.Of(after),
            Target = key,
            State = after,
            PreviousState = before?.State,
            At = report.FinishedAt,
            RunId = report.RunId,
            Status = report.Status,
            Failure = report.Failure,
            Warnings = report.Warnings,
            People = TargetEventPeople.Of(report),
            LastOkRunId = isOk ? report.RunId : before?.LastOkRunId,
            LastOkAt = isOk ? report.FinishedAt : before?.LastOkAt,
        };
        await life.ExecuteAsync(
            TargetSql.AddEvent,
            parameters =>
                parameters
                    .With(told.EventId)
                    .With(told.Event)
                    .With(key)
                    .With(JsonSerializer.Serialize(told, RunsJson.Default.TargetEvent))
        );
    }

    private sealed record Known(TargetState State, Guid? LastOkRunId, DateTimeOffset? LastOkAt);
}
