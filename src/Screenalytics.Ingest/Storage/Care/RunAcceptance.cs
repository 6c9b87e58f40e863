using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Targets;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Care;

/// <summary>Makes a suspect run its target's history, in one transaction with the target's state and what is told of it.</summary>
/// <param name="source">The database.</param>
/// <param name="runId">The run.</param>
internal sealed class RunAcceptance(DatabaseSource source, Guid runId)
{
    // An attempt whose COMMIT was not answered may have come through.
    private bool _marked;

    /// <summary>Accepts it; may be tried again. Null when there is no such run.</summary>
    public async Task<Acceptance?> ApplyAsync(string? actor, CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var limits = new NpgsqlBatch(connection, transaction))
        {
            limits.BatchCommands.Add(TransactionLimits.Command(source.Options));
            await limits.ExecuteNonQueryAsync(cancellationToken);
        }

        if (await FindAsync(connection, cancellationToken) is not { } found)
        {
            return null;
        }

        if (found.Accepted)
        {
            return _marked ? Acceptance.Accepted : Acceptance.AcceptedBefore;
        }

        if (!found.Suspect || found.Report is null)
        {
            return Acceptance.NotSuspect;
        }

        if (found.Apart || found.Status is not (RunStatus.Ok or RunStatus.Partial))
        {
            return Acceptance.NotHistory;
        }

        await using (var mark = new NpgsqlCommand(AcceptSql.Mark, connection))
        {
            mark.Parameters.With(runId).With(actor);
            await mark.ExecuteNonQueryAsync(cancellationToken);
        }

        await MendAsync(connection, found.Report, cancellationToken);
        _marked = true;
        await transaction.CommitAsync(cancellationToken);
        return Acceptance.Accepted;
    }

    private async Task<Found?> FindAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(AcceptSql.Find, connection);
        command.Parameters.With(runId);
        var found = await command.ReadAllAsync(
            row => new Found(
                (RunStatus)row.GetInt16(0),
                row.GetBoolean(1),
                row.GetBoolean(2),
                row.TextOrNull(3) is { } report
                    ? JsonSerializer.Deserialize(report, SyncJson.Default.SyncReport)
                    : null,
                row.GetBoolean(4)
            ),
            cancellationToken
        );
        return found is [{ Status: RunStatus.Queued or RunStatus.Running }]
            ? throw new RunStoppedException(
                FailureCode.RunInFlight,
                $"Run {runId} has not ended, so that there is nothing to accept yet: wait for its end."
            )
            : found.SingleOrDefault();
    }

    private async Task MendAsync(NpgsqlConnection connection, SyncReport report, CancellationToken cancellationToken)
    {
        await using var mend = new NpgsqlCommand(AcceptSql.Mend, connection);
        mend.Parameters.With(report.Target.Key)
            .With(runId)
            .With(report.FinishedAt.ToUniversalTime(), NpgsqlDbType.TimestampTz);
        if (await mend.ReadAllAsync(row => row.GetFieldValue<DateTimeOffset>(0), cancellationToken) is not [var since])
        {
            return;
        }

        await using var tell = new NpgsqlCommand(TargetSql.AddEvent, connection);
        var told = EventOf(report, since);
        tell.Parameters.With(told.EventId)
            .With(told.Event)
            .With(told.Target)
            .With(JsonSerializer.Serialize(told, RunsJson.Default.TargetEvent));
        await tell.ExecuteNonQueryAsync(cancellationToken);
    }

    private static TargetEvent EventOf(SyncReport report, DateTimeOffset since) =>
        new()
        {
            EventId = Guid.CreateVersion7(since),
            Event = TargetEvents.Of(TargetState.Ok),
            Target = report.Target.Key,
            State = TargetState.Ok,
            PreviousState = TargetState.Suspect,
            At = since,
            RunId = report.RunId,
            Status = report.Status,
            Warnings = report.Warnings,
            People = TargetEventPeople.Of(report),
            LastOkRunId = report.RunId,
            LastOkAt = report.FinishedAt,
        };

    private sealed record Found(RunStatus Status, bool Suspect, bool Accepted, SyncReport? Report, bool Apart);
}
