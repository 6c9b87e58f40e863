using Npgsql;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage;

/// <summary>Writes people of a batch within a transaction that its caller opened and commits.</summary>
/// <param name="lease">The part that is written for, whose fence every transaction holds.</param>
/// <param name="ownsPeople">Whether people are ours to create.</param>
/// <param name="limits">What a transaction begins with.</param>
internal sealed class BatchWriter(PartLease lease, bool ownsPeople, TransactionLimits limits)
{
    /// <summary>Writes people; an image that is there already stays, its seed flag may rise.</summary>
    /// <param name="transaction">The transaction; this is its first statement when <paramref name="first"/>.</param>
    /// <param name="batch">The batch; its commits are noted.</param>
    /// <param name="people">The people of it to write, ordered by id.</param>
    /// <param name="first">Whether time limits are still to be set.</param>
    /// <param name="careful">Whether nothing may be taken for granted, since the quick way has failed.</param>
    public async Task WriteAsync(
        NpgsqlTransaction transaction,
        Batch batch,
        ReadOnlyMemory<BatchPerson> people,
        bool first,
        bool careful
    )
    {
        var rows = BatchRows.Of(people.Span, batch.ImageIds);
        batch.Filed(people.Span);
        if (ownsPeople && rows.FilingPeople.Length > 0)
        {
            var allNew = await KnowPeopleAsync(transaction, rows, first);
            first = false;
            if (allNew && !careful)
            {
                await FileNewAsync(transaction, rows);
                return;
            }
        }

        var known = await FileAsync(transaction, batch, rows, first);
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
        await using var commands = Begin(transaction, first);
        commands.BatchCommands.Add(Filing(refused));
        await commands.ExecuteNonQueryAsync();
    }

    /// <summary>Records what people of a dry run came to, and no image.</summary>
    /// <param name="transaction">The transaction; this is its first statement.</param>
    /// <param name="rows">The people.</param>
    /// <param name="inserted">How many images of each would be inserted.</param>
    /// <param name="plan">What a sync would change.</param>
    public async Task WriteComparedAsync(NpgsqlTransaction transaction, BatchRows rows, short[] inserted, PlanRows plan)
    {
        await using var commands = Begin(transaction, first: true);
        var results = new NpgsqlBatchCommand(BatchSql.RecordCompared);
        BindResults(results.Parameters.With(lease.Run.RunId), rows).With(inserted);
        commands.BatchCommands.Add(results);
        commands.BatchCommands.Add(
            Counting(rows, inserted.Sum(images => images), inserted.Count(images => images > 0))
        );
        if (plan.People.Length > 0)
        {
            commands.BatchCommands.Add(Planning(plan));
        }

        await commands.ExecuteNonQueryAsync();
    }

    private async Task<bool> KnowPeopleAsync(NpgsqlTransaction transaction, BatchRows rows, bool first)
    {
        await using var commands = Begin(transaction, first);
        var know = new NpgsqlBatchCommand(BatchSql.KnowPeople);
        know.Parameters.With(rows.FilingPeople);
        commands.BatchCommands.Add(know);
        await commands.ExecuteNonQueryAsync();
        return know.Rows == (ulong)rows.FilingPeople.Length;
    }

    private async Task FileNewAsync(NpgsqlTransaction transaction, BatchRows rows)
    {
        await using var commands = new NpgsqlBatch(transaction.Connection, transaction);
        var images = new NpgsqlBatchCommand(BatchSql.FileNewImages);
        images.Parameters.With(rows.ImageIds).With(rows.ImagePeople).With(rows.ImageKeys);
        commands.BatchCommands.Add(images);
        var results = new NpgsqlBatchCommand(BatchSql.RecordNew);
        results.Parameters.With(lease.Run.RunId).With(rows.ImageIds).With(rows.ImageRanks);
        BindResults(results.Parameters, rows).With(rows.FirstImages);
        commands.BatchCommands.Add(results);
        commands.BatchCommands.Add(Counting(rows, rows.Figures.Offered, rows.FilingPeople.Length));
        await commands.ExecuteNonQueryAsync();
    }

    private async Task<KnownImages> FileAsync(NpgsqlTransaction transaction, Batch batch, BatchRows rows, bool first)
    {
        await using var commands = Begin(transaction, first);
        commands.BatchCommands.Add(Filing(rows));
        var known = new KnownImages();
        await using var reader = await commands.ExecuteReaderAsync();
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

        return known;
    }

    private NpgsqlBatch Begin(NpgsqlTransaction transaction, bool first)
    {
        var commands = new NpgsqlBatch(transaction.Connection, transaction);
        if (first)
        {
            commands.BatchCommands.Add(limits.Command(lease));
        }

        return commands;
    }

    private NpgsqlBatchCommand Filing(BatchRows rows)
    {
        var command = new NpgsqlBatchCommand(BatchSql.File);
        var few = rows.Few;
        var images = command.Parameters.With(lease.Run.RunId).With(rows.ImageIds).With(rows.ImagePeople);
        BindResults(images.With(rows.ImageKeys).With(rows.ImageRanks), rows)
            .With(lease.Part)
            .With(rows.Figures.Values)
            .With(rows.Figures.Skipped)
            .With(few.Ids)
            .With(few.OutcomesOfIds);
        return command;
    }

    private NpgsqlBatchCommand Planning(PlanRows plan)
    {
        var command = new NpgsqlBatchCommand(BatchSql.RecordPlan);
        command
            .Parameters.With(lease.Run.RunId)
            .With(plan.People)
            .With(plan.Firsts)
            .With(plan.Chosen)
            .With(plan.Ranks)
            .With(plan.Keys)
            .With(plan.Changes);
        return command;
    }

    private NpgsqlBatchCommand Counting(BatchRows rows, int imported, int importedPeople)
    {
        var few = rows.Few;
        var command = new NpgsqlBatchCommand(BatchSql.Count);
        command
            .Parameters.With(lease.Run.RunId)
            .With(lease.Part)
            .With(rows.Figures.Values)
            .With(rows.Figures.Skipped)
            .With(rows.People)
            .With(imported)
            .With(importedPeople)
            .With(few.Ids)
            .With(few.OutcomesOfIds);
        return command;
    }

    private static NpgsqlParameterCollection BindResults(NpgsqlParameterCollection parameters, BatchRows rows) =>
        parameters
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
}
