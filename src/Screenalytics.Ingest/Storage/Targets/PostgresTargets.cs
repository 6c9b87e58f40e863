using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Targets;

/// <summary>Targets in PostgreSQL: its clock says what has grown stale.</summary>
internal sealed class PostgresTargets(DatabaseSource source, Func<double> jitter) : ITargetStore
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<TargetView>> TargetsAsync(CancellationToken cancellationToken) =>
        await _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(TargetSql.All);
                await using var row = await command.ExecuteReaderAsync(cancellationToken);
                List<TargetView> targets = [];
                while (await row.ReadAsync(cancellationToken))
                {
                    targets.Add(ViewOf(row));
                }

                return targets;
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<string>> MarkStaleAsync(TimeSpan staleAfter, CancellationToken cancellationToken) =>
        await _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
                var events = await StaleAsync(connection, staleAfter, cancellationToken);
                await AddAsync(connection, events, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                return events.Select(one => one.Target).ToList();
            },
            cancellationToken
        );

    private async Task<List<TargetEvent>> StaleAsync(
        NpgsqlConnection connection,
        TimeSpan staleAfter,
        CancellationToken cancellationToken
    )
    {
        await using var batch = new NpgsqlBatch(connection);
        batch.BatchCommands.Add(TransactionLimits.Command(source.Options));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(TargetSql.MarkStale));
        batch.BatchCommands[1].Parameters.With(staleAfter, NpgsqlDbType.Interval);
        await using var row = await batch.ExecuteReaderAsync(cancellationToken);
        await row.NextResultAsync(cancellationToken);
        List<TargetEvent> events = [];
        while (await row.ReadAsync(cancellationToken))
        {
            events.Add(EventOf(row));
        }

        return events;
    }

    private static TargetEvent EventOf(NpgsqlDataReader row)
    {
        var since = row.GetFieldValue<DateTimeOffset>(1);
        return new TargetEvent
        {
            EventId = Guid.CreateVersion7(since),
            Event = TargetEvents.Stale,
            Target = row.GetString(0),
            State = TargetState.Stale,
            PreviousState = TargetState.Ok,
            At = since,
            LastOkRunId = row.IdOrNull(2),
            LastOkAt = row.TimeOrNull(3),
        };
    }

    private static async Task AddAsync(
        NpgsqlConnection connection,
        List<TargetEvent> events,
        CancellationToken cancellationToken
    )
    {
        if (events.Count == 0)
        {
            return;
        }

        await using var batch = new NpgsqlBatch(connection);
        foreach (var told in events)
        {
            var command = new NpgsqlBatchCommand(TargetSql.AddEvent);
            command
                .Parameters.With(told.EventId)
                .With(told.Event)
                .With(told.Target)
                .With(JsonSerializer.Serialize(told, RunsJson.Default.TargetEvent));
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static TargetView ViewOf(NpgsqlDataReader row) =>
        new()
        {
            Target = JsonSerializer.Deserialize(row.GetString(0), SyncJson.Default.SyncTarget)!,
            TargetKey = row.GetString(1),
            State = (TargetState)row.GetInt16(2),
            Since = row.GetFieldValue<DateTimeOffset>(3),
            LastOkRunId = row.IdOrNull(4),
            LastOkAt = row.TimeOrNull(5),
            LastRunId = row.GetGuid(6),
            LastRunAt = row.GetFieldValue<DateTimeOffset>(7),
        };
}
