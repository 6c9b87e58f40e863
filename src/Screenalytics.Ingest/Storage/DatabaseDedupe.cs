using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Deduping;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary><c>db dedupe</c>: of the rows that are one image, the approved one stays, else the oldest.</summary>
internal sealed class DatabaseDedupe(DatabaseSource source)
{
    /// <summary>Lists what would be removed; changes nothing.</summary>
    /// <exception cref="RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public Task<DedupeReport> PlanAsync(CancellationToken cancellationToken) =>
        RunAsync(apply: false, cancellationToken);

    /// <summary>Removes, in one transaction, and reports each row.</summary>
    /// <exception cref="RunStoppedException">The database failed meanwhile; nothing was removed.</exception>
    public Task<DedupeReport> ApplyAsync(CancellationToken cancellationToken) =>
        RunAsync(apply: true, cancellationToken);

    private async Task<DedupeReport> RunAsync(bool apply, CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            var facts = await CatalogReader.ReadAsync(connection, source.Url.Host, cancellationToken);
            DedupeRights.Ensure(facts, apply);
            await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
            if (apply)
            {
                await LockAsync(transaction, cancellationToken);
            }

            var images = await ReadAsync(transaction, cancellationToken);
            var doomed = images.SelectMany(image => image.Removed).ToArray();
            if (apply && doomed.Length > 0)
            {
                await DeleteAsync(transaction, doomed, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
            }

            return new DedupeReport(facts.Server.Identity, apply, images);
        }
        catch (Exception e) when (e is not (OperationCanceledException or RunStoppedException))
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }

    private async Task LockAsync(NpgsqlTransaction transaction, CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transaction.Connection, transaction);
        batch.BatchCommands.Add(TransactionLimits.Command(source.Options));
        batch.BatchCommands.Add(new NpgsqlBatchCommand(DedupeSql.Lock));
        await batch.ExecuteNonQueryAsync(cancellationToken);
    }

    private static async Task<List<DuplicateImage>> ReadAsync(
        NpgsqlTransaction transaction,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(DedupeSql.Duplicates, transaction.Connection, transaction);
        command.CommandTimeout = 0;
        List<DuplicateImage> images = [];
        await using var reader = await command.ExecuteReaderAsync(cancellationToken);
        while (await reader.ReadAsync(cancellationToken))
        {
            var rows = reader.IdsOrNull(2)!;
            var approved = reader.GetInt64(3);
            images.Add(
                approved > 1
                    ? new DuplicateImage(
                        reader.GetGuid(0),
                        reader.GetString(1),
                        Kept: null,
                        Removed: [],
                        $"{approved} of its {rows.Length} rows are approved: withdraw the approval of all but one."
                    )
                    : new DuplicateImage(reader.GetGuid(0), reader.GetString(1), rows[0], rows[1..], Refused: null)
            );
        }

        return images;
    }

    private async Task DeleteAsync(NpgsqlTransaction transaction, Guid[] doomed, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(DedupeSql.Delete, transaction.Connection, transaction);
        command.CommandTimeout = 0;
        command.Parameters.With(doomed);
        var deleted = await command.ExecuteNonQueryAsync(cancellationToken);
        if (deleted != doomed.Length)
        {
            throw new RunStoppedException(
                FailureCode.DatabaseError,
                $"Nothing was removed: database '{source.Url.Database}' at {source.Url.Host} lets user '{source.Url.User}' "
                    + $"delete only {deleted} of {doomed.Length} rows of {Names.Bank}. Run 'db dedupe' as its owner."
            );
        }
    }
}
