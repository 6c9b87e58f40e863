using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Ends parts, and runs with their last one; cancels runs.</summary>
/// <param name="transactions">Makes each end one transaction.</param>
/// <param name="conclusion">Concludes runs.</param>
internal sealed class PartEnding(LifeTransactions transactions, RunClosing conclusion)
{
    /// <summary>Ends a part; answers with the run's report when the run has ended.</summary>
    public Task<SyncReport?> EndAsync(
        PartLease lease,
        PartEnd end,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    ) =>
        transactions.RunAsync(
            async life =>
            {
                var runId = lease.Run.RunId;
                var ended = await life.ExecuteAsync(
                    EndSql.EndPart,
                    parameters => parameters.With(runId).With(lease.Part)
                );
                if (ended == 0)
                {
                    // The answer to an earlier COMMIT was lost.
                    return await RunClosing.FindAsync(life, runId);
                }

                if (await AddEndAsync(life, runId, end) is not RunStop.None)
                {
                    await CloseFreeAsync(life, runId);
                }

                return await conclusion.TryAsync(life, runId, conclude);
            },
            cancellationToken,
            fence: lease,
            cut: connection => PausedHolders.CutAsync(connection, lease.Run.RunId)
        );

    /// <summary>Asks for a run's end, and ends it when nobody holds a part of it.</summary>
    public Task<Cancellation> CancelAsync(
        Guid runId,
        string? actor,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    )
    {
        SyncReport? tried = null;
        return transactions.RunAsync(
            async life =>
            {
                var inFlight = await life.ExecuteAsync(
                    EndSql.RequestCancel,
                    parameters => parameters.With(runId).With(actor)
                );
                if (inFlight == 0)
                {
                    var found = await life.FirstAsync(
                        EndSql.Exists,
                        parameters => parameters.With(runId),
                        row => row.GetBoolean(0)
                    );

                    // An earlier attempt ended it and its answer was lost, or it was undone and somebody else ended the run.
                    var recorded = tried is null ? null : await RunClosing.FindAsync(life, runId);
                    return new Cancellation(found, recorded?.FinishedAt == tried?.FinishedAt ? recorded : null);
                }

                await CloseFreeAsync(life, runId);
                tried = await conclusion.TryAsync(life, runId, conclude);
                return new Cancellation(true, tried);
            },
            cancellationToken,
            cut: connection => PausedHolders.CutAsync(connection, runId)
        );
    }

    private static async Task CloseFreeAsync(LifeTransaction life, Guid runId)
    {
        await life.HurryAsync(LifeTransactions.FencePatience);
        await life.ExecuteAsync(EndSql.CloseFree, parameters => parameters.With(runId));
    }

    private static Task<RunStop> AddEndAsync(LifeTransaction life, Guid runId, PartEnd end) =>
        life.FirstAsync(
            EndSql.AddEnd,
            parameters =>
                parameters
                    .With(runId)
                    .With([.. end.Warnings.Select(StoredText.Of)])
                    .With(end.CastCalls.Calls)
                    .With(end.CastCalls.Retries)
                    .With((short)(end.Failure?.Code ?? FailureCode.None), NpgsqlDbType.Smallint)
                    .With(end.Failure is { } failure ? StoredText.Of(failure.Message) : null)
                    .With(end.StopsRun, NpgsqlDbType.Boolean)
                    .With((short)FailureCode.CastIncomplete, NpgsqlDbType.Smallint)
                    .With(end.Cancelled, NpgsqlDbType.Boolean),
            row => LeaseRows.StopOf(row, 0)
        );
}
