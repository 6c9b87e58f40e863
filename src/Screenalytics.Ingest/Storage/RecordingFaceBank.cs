using Npgsql;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage;

/// <summary>The face bank of a dry run with a history: records what a sync would change, and changes no image.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
/// <param name="comparing">Says what would be changed.</param>
/// <param name="lease">The part.</param>
/// <param name="writer">Writes a batch's people.</param>
internal sealed class RecordingFaceBank(
    DatabaseSource source,
    DatabaseRetry retry,
    ComparingFaceBank comparing,
    PartLease lease,
    BatchWriter writer
) : IFaceBank
{
    /// <inheritdoc/>
    public async Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            return [];
        }

        var plans = await comparing.CompareAsync(batch, cancellationToken);
        var commits = Array.ConvertAll(plans, person => person.Commit);
        var people = Batch.Of(batch, source.Time.GetUtcNow());
        var rows = BatchRows.Of(people.People.Span, people.ImageIds);
        var inserted = InsertedOf(people.People.Span, commits);
        var plan = PlanRows.Of(people.People.Span, plans);
        return await retry.RunAsync(
            async uncertain =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                if (!uncertain || !await IsCommittedAsync(connection, rows.People))
                {
                    await using var transaction = await connection.BeginTransactionAsync();
                    await writer.WriteComparedAsync(transaction, rows, inserted, plan);
                    await transaction.CommitAsync();
                }

                return commits;
            },
            cancellationToken
        );
    }

    // A batch is committed whole or not at all.
    private async Task<bool> IsCommittedAsync(NpgsqlConnection connection, Guid[] people)
    {
        await using var command = new NpgsqlCommand(BatchSql.Committed, connection);
        command.Parameters.With(lease.Run.RunId).With(people);
        await using var reader = await command.ExecuteReaderAsync();
        return await reader.ReadAsync();
    }

    private static short[] InsertedOf(ReadOnlySpan<BatchPerson> people, PersonCommit[] commits)
    {
        var inserted = new short[people.Length];
        for (var i = 0; i < inserted.Length; i++)
        {
            inserted[i] = (short)commits[people[i].Ordinal].InsertedCount;
        }

        return inserted;
    }
}
