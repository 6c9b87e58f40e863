using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Migrating;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Care;

/// <summary>Takes one run back, within a transaction, or tells what that would remove.</summary>
/// <param name="source">The database.</param>
/// <param name="runId">The run.</param>
internal sealed class RunUndo(DatabaseSource source, Guid runId)
{
    // What an attempt removed whose COMMIT was not answered.
    private Dictionary<Guid, FaceBankImage> _unsure = [];

    /// <summary>Tells.</summary>
    public async Task<UndoReport?> PlanAsync(CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        if (!await FindAsync(connection, UndoSql.Find, cancellationToken))
        {
            return null;
        }

        var images = await ReadAsync(connection, UndoSql.Images, cancellationToken);
        var all = await CountAsync(connection, cancellationToken);
        return new UndoReport(
            runId,
            Applied: false,
            [.. images.Where(image => !image.Approved)],
            [.. images.Where(image => image.Approved)],
            all - images.Count
        );
    }

    /// <summary>Takes it back; may be tried again.</summary>
    public async Task<UndoReport?> ApplyAsync(string? actor, CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var limits = new NpgsqlBatch(connection, transaction))
        {
            limits.BatchCommands.Add(TransactionLimits.Command(source.Options));
            await limits.ExecuteNonQueryAsync(cancellationToken);
        }

        if (!await FindAsync(connection, UndoSql.Lock, cancellationToken))
        {
            return null;
        }

        var removed = await DeleteAsync(connection, cancellationToken);
        var left = await ReadAsync(connection, UndoSql.Images, cancellationToken);
        if (left.Count(image => !image.Approved) is > 0 and var kept)
        {
            throw NotAllowed(
                $"lets user '{source.Url.User}' remove only {removed.Count} of {removed.Count + kept} images"
            );
        }

        await MarkAsync(connection, actor, removed.Count, cancellationToken);
        removed.AddRange(_unsure.Values.Where(image => left.TrueForAll(other => other.ImageId != image.ImageId)));
        var all = await CountAsync(connection, cancellationToken);
        _unsure = removed.ToDictionary(image => image.ImageId);
        await transaction.CommitAsync(cancellationToken);
        return new UndoReport(
            runId,
            Applied: true,
            [.. removed.OrderBy(image => image.PersonId).ThenBy(image => image.Rank).ThenBy(image => image.ImageId)],
            left,
            all - removed.Count - left.Count
        );
    }

    private async Task<bool> FindAsync(NpgsqlConnection connection, string sql, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.With(runId);
        var status = await command.ExecuteScalarAsync(cancellationToken) as short?;
        return (RunStatus?)status is RunStatus.Queued or RunStatus.Running
            ? throw new RunStoppedException(
                FailureCode.RunInFlight,
                $"Run {runId} has not ended, so that it can't be taken back: wait for its end, or cancel it."
            )
            : status is not null;
    }

    private async Task<List<FaceBankImage>> DeleteAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadAsync(connection, UndoSql.Delete, cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.InsufficientPrivilege)
        {
            throw NotAllowed($"does not let user '{source.Url.User}' remove images");
        }
    }

    private async Task MarkAsync(
        NpgsqlConnection connection,
        string? actor,
        int removed,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(UndoSql.Mark, connection);
        command.Parameters.With(runId).With(actor).With(removed, NpgsqlDbType.Integer);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private async Task<int> CountAsync(NpgsqlConnection connection, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(UndoSql.Count, connection);
        command.Parameters.With(runId);
        return (int)(await command.ExecuteScalarAsync(cancellationToken))!;
    }

    private async Task<List<FaceBankImage>> ReadAsync(
        NpgsqlConnection connection,
        string sql,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(sql, connection);
        command.Parameters.With(runId);
        List<FaceBankImage> images = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            images.Add(ImageRow.Read(reader));
        }

        return images;
    }

    private RunStoppedException NotAllowed(string what) =>
        new(
            FailureCode.DatabaseNotReady,
            $"Nothing was removed: database '{source.Url.Database}' at {source.Url.Host} {what}. Have the owner of {Names.Bank} run: "
                + $"{Grants.ForRemoval(source.Url.User)} and let its row policies, if it has any, allow the same."
        );
}
