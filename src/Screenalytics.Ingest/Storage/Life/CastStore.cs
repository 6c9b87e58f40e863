using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Records the people of runs as their cast is read, fenced by the part that reads it.</summary>
/// <param name="transactions">Makes each step one transaction.</param>
internal sealed class CastStore(LifeTransactions transactions)
{
    /// <summary>Records more people of a part.</summary>
    public Task AddPeopleAsync(
        PartLease lease,
        int part,
        ReadOnlyMemory<Guid> people,
        CancellationToken cancellationToken
    ) => AddAsync(lease, part, people, cancellationToken);

    /// <summary>Opens a further part with people.</summary>
    public Task OpenPartAsync(PartLease lease, ReadOnlyMemory<Guid> people, CancellationToken cancellationToken) =>
        AddAsync(lease, null, people, cancellationToken);

    /// <summary>Records the show, once.</summary>
    public Task RecordShowAsync(PartLease lease, Guid showId, CancellationToken cancellationToken) =>
        transactions.RunAsync(
            life => life.ExecuteAsync(CastSql.RecordShow, parameters => parameters.With(lease.Run.RunId).With(showId)),
            cancellationToken,
            fence: lease
        );

    /// <summary>Records that all people are recorded.</summary>
    public Task CompleteAsync(
        PartLease lease,
        Guid? showId,
        (int Calls, int Retries) asked,
        IReadOnlyList<string> warnings,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            life =>
                life.ExecuteAsync(
                    CastSql.Complete,
                    parameters =>
                        parameters
                            .With(lease.Run.RunId)
                            .With(showId, NpgsqlDbType.Uuid)
                            .With(asked.Calls)
                            .With(asked.Retries)
                            .With([.. warnings])
                ),
            cancellationToken,
            fence: lease
        );

    private Task<bool> AddAsync(
        PartLease lease,
        int? part,
        ReadOnlyMemory<Guid> people,
        CancellationToken cancellationToken
    ) =>
        people.IsEmpty
            ? Task.FromResult(false)
            : transactions.RunAsync(
                async life =>
                {
                    if (life.IsUncertain && await BeginsAsync(life, lease, part, people.Span[0]))
                    {
                        return false;
                    }

                    var to =
                        part
                        ?? await life.FirstAsync(
                            CastSql.OpenPart,
                            parameters => parameters.With(lease.Run.RunId),
                            row => row.GetInt32(0)
                        );
                    await CastChunks.AddAsync(life, lease.Run.RunId, to, people);
                    return true;
                },
                cancellationToken,
                fence: lease
            );

    // All chunks of an addition are committed, or none.
    private static Task<bool> BeginsAsync(LifeTransaction life, PartLease lease, int? part, Guid first) =>
        life.FirstAsync(
            CastSql.Begins,
            parameters => parameters.With(lease.Run.RunId).With(part, NpgsqlDbType.Integer).With(first),
            row => row.GetBoolean(0)
        );
}
