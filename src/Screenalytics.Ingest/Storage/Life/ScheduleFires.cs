using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Records, within a run's admission, that a schedule came due: once, whichever node was first.</summary>
internal static class ScheduleFires
{
    /// <summary>Whether a request comes of a schedule.</summary>
    public static bool IsDue(SyncRequest request) => request is { Schedule: not null, ScheduledFor: not null };

    /// <summary>Records that the run's schedule came due.</summary>
    /// <returns>Why no run is to start by it, or null.</returns>
    public static async Task<Admission?> FireAsync(LifeTransaction life, NewRun run, string node)
    {
        var request = run.Request;
        var recorded = await life.FirstAsync(
            AdmissionSql.Fire,
            parameters =>
                parameters
                    .With(request.Schedule)
                    .With(request.ScheduledFor!.Value.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                    .With(run.RunId)
                    .With(node)
                    .With(request.Late, NpgsqlDbType.Boolean),
            row => (ScheduleFireOutcome?)row.GetInt16(0)
        );
        return recorded switch
        {
            null => await FindAsync(life, request, node),
            ScheduleFireOutcome.Paused => new Admission(AdmissionKind.Paused, Guid.Empty),
            _ => null,
        };
    }

    /// <summary>Records what became of it after all.</summary>
    public static Task PointAsync(LifeTransaction life, SyncRequest request, Guid runId, ScheduleFireOutcome outcome) =>
        IsDue(request)
            ? life.ExecuteAsync(
                AdmissionSql.PointFire,
                parameters =>
                    parameters
                        .With(request.Schedule)
                        .With(request.ScheduledFor!.Value.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                        .With(runId)
                        .With((short)outcome, NpgsqlDbType.Smallint)
            )
            : Task.CompletedTask;

    private static Task<Admission?> FindAsync(LifeTransaction life, SyncRequest request, string node) =>
        life.FirstAsync(
            AdmissionSql.FindFire,
            parameters =>
                parameters
                    .With(request.Schedule)
                    .With(request.ScheduledFor!.Value.ToUniversalTime(), NpgsqlDbType.TimestampTz),
            row => new Admission(
                // What this node recorded before the answer to its COMMIT was lost is its own word.
                life.IsUncertain
                && row.GetString(1) == node
                    ? KindOf((ScheduleFireOutcome)row.GetInt16(2))
                    : AdmissionKind.AlreadyFired,
                row.IdOrNull(0) ?? Guid.Empty
            )
        );

    private static AdmissionKind KindOf(ScheduleFireOutcome outcome) =>
        outcome switch
        {
            ScheduleFireOutcome.Skipped => AdmissionKind.Skipped,
            ScheduleFireOutcome.Paused => AdmissionKind.Paused,
            _ => AdmissionKind.AlreadyFired,
        };
}
