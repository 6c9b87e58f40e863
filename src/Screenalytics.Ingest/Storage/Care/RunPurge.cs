using Npgsql;
using NpgsqlTypes;

namespace Screenalytics.Ingest.Storage.Care;

/// <summary>One purge, in steps of a transaction each.</summary>
internal sealed class RunPurge(
    DatabaseSource source,
    TimeSpan retainFailures,
    TimeSpan retainOthers,
    TimeSpan retainAudit
)
{
    private const int MostRuns = 100;
    private const int MostRows = 5000;

    // How far a run got that has more people than a step may touch.
    private (Guid Run, Guid Person) _done;

    /// <summary>Purges the next runs; null when there is nothing left to do, or another node is about it.</summary>
    public async Task<int?> StepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await BeginAsync(connection, cancellationToken))
        {
            return null;
        }

        var (purged, room, done) = (0, MostRows, _done);
        var due = await DueAsync(connection, cancellationToken);
        foreach (var run in due)
        {
            done = done.Run == run ? done : (run, Guid.Empty);
            var people = await PeopleAsync(connection, done, room, cancellationToken);
            if (people.Count == room)
            {
                done = (run, people[^1]);
                break;
            }

            room -= people.Count;
            await RestAsync(connection, run, cancellationToken);
            purged++;
        }

        await transaction.CommitAsync(cancellationToken);
        _done = done;
        return due.Count == 0 ? null : purged;
    }

    /// <summary>Purges what is no run; null when there is nothing left to do, or another node is about it.</summary>
    public async Task<int?> SweepAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        if (!await BeginAsync(connection, cancellationToken))
        {
            return null;
        }

        await using var batch = new NpgsqlBatch(connection, transaction);
        foreach (
            var sql in new[] { PurgeSql.Keys, PurgeSql.Nodes, PurgeSql.Events, PurgeSql.Targets, PurgeSql.Sessions }
        )
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.With(MostRows, NpgsqlDbType.Integer);
            batch.BatchCommands.Add(command);
        }

        var audit = new NpgsqlBatchCommand(PurgeSql.Audit);
        audit.Parameters.With(MostRows, NpgsqlDbType.Integer).With(retainAudit, NpgsqlDbType.Interval);
        batch.BatchCommands.Add(audit);
        await batch.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return batch.BatchCommands.Cast<NpgsqlBatchCommand>().Any(command => command.Rows == MostRows) ? 0 : null;
    }

    private async Task<bool> BeginAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using (var limits = new NpgsqlBatch(connection))
        {
            limits.BatchCommands.Add(TransactionLimits.Command(source.Options));
            await limits.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand(PurgeSql.TryLock, connection);
        return await command.ExecuteScalarAsync(cancellationToken) is true;
    }

    private async Task<List<Guid>> DueAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(PurgeSql.Due, connection);
        command
            .Parameters.With(retainFailures, NpgsqlDbType.Interval)
            .With(retainOthers, NpgsqlDbType.Interval)
            .With(MostRuns, NpgsqlDbType.Integer);
        return await IdsAsync(command, cancellationToken);
    }

    private static async Task<List<Guid>> PeopleAsync(
        NpgsqlConnection connection,
        (Guid Run, Guid Person) after,
        int most,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(PurgeSql.People, connection);
        command.Parameters.With(after.Run).With(after.Person).With(most, NpgsqlDbType.Integer);
        return await IdsAsync(command, cancellationToken);
    }

    private static async Task RestAsync(NpgsqlConnection connection, Guid run, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(connection);
        foreach (var sql in PurgeSql.Rest)
        {
            var command = new NpgsqlBatchCommand(sql);
            command.Parameters.With(run);
            batch.BatchCommands.Add(command);
        }

        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<Guid>> IdsAsync(NpgsqlCommand command, CancellationToken cancellationToken)
    {
        List<Guid> ids = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            ids.Add(reader.GetGuid(0));
        }

        return ids;
    }
}
