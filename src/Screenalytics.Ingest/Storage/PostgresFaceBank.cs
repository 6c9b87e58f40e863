using Npgsql;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>The face bank of a run that writes: one transaction a batch, exactly once in effect.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
/// <param name="lease">The part.</param>
/// <param name="writer">Writes a batch's people.</param>
internal sealed class PostgresFaceBank(DatabaseSource source, DatabaseRetry retry, PartLease lease, BatchWriter writer)
    : IFaceBank
{
    /// <inheritdoc/>
    public async Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return [];
        }

        var filed = Batch.Of(batch, source.Time.GetUtcNow());
        return await retry.RunAsync(
            async uncertain =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                // The answer to a COMMIT may have been lost: what is there already must not be written twice.
                var people = uncertain ? await DropCommittedAsync(connection, filed) : filed.People;
                if (people.Length > 0 && !await TryFileAsync(connection, filed, people))
                {
                    await NarrowAsync(connection, filed, people);
                }

                return filed.Commits;
            },
            cancellationToken
        );
    }

    private async Task<bool> TryFileAsync(NpgsqlConnection connection, Batch batch, ReadOnlyMemory<BatchPerson> people)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        try
        {
            await writer.WriteAsync(transaction, batch, people, first: true, careful: false);
            await transaction.CommitAsync();
            return true;
        }
        catch (PostgresException e) when (DatabaseFaults.Classify(e) == DatabaseFault.Data)
        {
            return false;
        }
    }

    private async Task NarrowAsync(NpgsqlConnection connection, Batch batch, ReadOnlyMemory<BatchPerson> people)
    {
        await using var transaction = await connection.BeginTransactionAsync();
        await new BatchNarrowing(writer, batch, transaction, source.Url.Redactor).FileAsync(people);
        await transaction.CommitAsync();
    }

    private async Task<ReadOnlyMemory<BatchPerson>> DropCommittedAsync(NpgsqlConnection connection, Batch batch)
    {
        await using var command = new NpgsqlCommand(BatchSql.Committed, connection);
        command.Parameters.With(lease.Run.RunId).With(Ids(batch.People.Span));
        HashSet<Guid> committed = [];
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            var person = batch.Find(reader.GetGuid(0));
            var failure = (FailureCode)reader.GetInt16(1);
            committed.Add(person.Result.PersonId);
            if (failure != FailureCode.None && person.Result.Failure == FailureCode.None)
            {
                batch.Refused(person, failure, reader.TextOrNull(2));
            }
            else
            {
                batch.Filed(person, reader.IdsOrNull(3));
            }
        }

        return committed.Count == 0
            ? batch.People
            : batch.People.ToArray().Where(person => !committed.Contains(person.Result.PersonId)).ToArray();
    }

    private static Guid[] Ids(ReadOnlySpan<BatchPerson> people)
    {
        var ids = new Guid[people.Length];
        for (var i = 0; i < ids.Length; i++)
        {
            ids[i] = people[i].Result.PersonId;
        }

        return ids;
    }
}
