using Npgsql;

namespace Screenalytics.Ingest.Storage;

/// <summary>Writes people of a batch within a transaction that its caller opened and commits.</summary>
/// <param name="runId">The run.</param>
/// <param name="ownsPeople">Whether people are ours to create.</param>
/// <param name="options">Time limits.</param>
internal sealed class BatchWriter(Guid runId, bool ownsPeople, DatabaseOptions options)
{
    /// <summary>Writes people; an image that is there already stays, its seed flag may rise.</summary>
    /// <param name="transaction">The transaction; this is its first statement when <paramref name="first"/>.</param>
    /// <param name="batch">The batch; its commits are noted.</param>
    /// <param name="people">The people of it to write, ordered by id.</param>
    /// <param name="first">Whether time limits are still to be set.</param>
    public async Task WriteAsync(
        NpgsqlTransaction transaction,
        Batch batch,
        ReadOnlyMemory<BatchPerson> people,
        bool first
    )
    {
        var rows = BatchRows.Of(people.Span, batch.ImageIds);
        await using var commands = new NpgsqlBatch(transaction.Connection, transaction);
        AddLimits(commands, first);
        commands.BatchCommands.Add(Filing(rows));
        batch.Filed(people.Span);
        var known = new KnownImages();
        await using (var reader = await commands.ExecuteReaderAsync())
        {
            if (first)
            {
                await reader.NextResultAsync();
            }

            while (await reader.ReadAsync())
            {
                var person = batch.Find(reader.GetGuid(0));
                batch.Filed(person, reader.IdsOrNull(1));
                known.Add(person.Result, batch.Commits[person.Ordinal]);
            }
        }

        if (known.Any)
        {
            await using var raise = new NpgsqlCommand(BatchSql.RaiseSeed, transaction.Connection, transaction);
            raise.Parameters.With(known.People).With(known.Keys);
            await raise.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Records that the database refused a person.</summary>
    public async Task WriteRefusedAsync(NpgsqlTransaction transaction, BatchRows refused, bool first)
    {
        await using var commands = new NpgsqlBatch(transaction.Connection, transaction);
        AddLimits(commands, first);
        commands.BatchCommands.Add(Filing(refused));
        await commands.ExecuteNonQueryAsync();
    }

    private void AddLimits(NpgsqlBatch commands, bool first)
    {
        if (first)
        {
            commands.BatchCommands.Add(TransactionLimits.Command(options));
        }
    }

    private NpgsqlBatchCommand Filing(BatchRows rows)
    {
        var command = new NpgsqlBatchCommand(ownsPeople ? BatchSql.FileWithPeople : BatchSql.File);
        command
            .Parameters.With(runId)
            .With(rows.ImageIds)
            .With(rows.ImagePeople)
            .With(rows.ImageKeys)
            .With(rows.ImageRanks)
            .With(rows.People)
            .With(rows.Outcomes)
            .With(rows.Failures)
            .With(rows.Sources)
            .With(rows.Chosen)
            .With(rows.Fetched)
            .With(rows.Duplicates)
            .With(rows.OverCap)
            .With(rows.Skipped)
            .With(rows.Calls)
            .With(rows.Details);
        if (ownsPeople)
        {
            command.Parameters.With(rows.FilingPeople);
        }

        return command;
    }
}
