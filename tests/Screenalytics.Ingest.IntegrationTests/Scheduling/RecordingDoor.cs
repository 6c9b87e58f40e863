using System.Collections.Concurrent;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>A door that lets every schedule in once a due time, the way the store does, and runs nothing.</summary>
internal sealed class RecordingDoor(StorageDatabase database, string node) : IRunDoor
{
    private const string Record = """
        INSERT INTO screenalytics_ingest.schedule_fire (schedule, scheduled_for, node, outcome, late, run_id)
        VALUES ($1, $2, $3, $4, $5, $6)
        ON CONFLICT DO NOTHING
        """;

    /// <summary>Everything that was asked for, doubles too.</summary>
    public ConcurrentQueue<RunSubmission> Asked { get; } = [];

    /// <summary>What happens before a submission is answered; it may throw or wait.</summary>
    public Func<int, CancellationToken, Task> Before { get; set; } = (_, _) => Task.CompletedTask;

    public async Task<Admission> SubmitAsync(RunSubmission submission, CancellationToken cancellationToken)
    {
        Asked.Enqueue(submission);
        await Before(Asked.Count, cancellationToken);
        var request = submission.Request;
        if (request.Schedule is null)
        {
            return new Admission(AdmissionKind.Started, Guid.NewGuid());
        }

        var run = Guid.NewGuid();
        await using var command = database.Source.Connections.CreateCommand(Record);
        command
            .Parameters.With(request.Schedule)
            .With(request.ScheduledFor!.Value, NpgsqlDbType.TimestampTz)
            .With(node)
            .With((short)ScheduleFireOutcome.Started, NpgsqlDbType.Smallint)
            .With(request.Late, NpgsqlDbType.Boolean)
            .With(run);
        var isNew = await command.ExecuteNonQueryAsync(cancellationToken) > 0;
        return new Admission(isNew ? AdmissionKind.Started : AdmissionKind.AlreadyFired, isNew ? run : Guid.Empty);
    }

    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
