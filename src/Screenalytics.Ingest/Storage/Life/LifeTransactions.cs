using System.Data;
using Npgsql;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Makes each step in a run's life one transaction, repeated when a passing fault cuts it off.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
/// <param name="limits">What a transaction begins with.</param>
internal sealed class LifeTransactions(DatabaseSource source, DatabaseRetry retry, TransactionLimits limits)
{
    // A batch of a live holder is through in a fraction of it.
    private static readonly TimeSpan LockPatience = TimeSpan.FromMilliseconds(500);
    private const int MostCuts = 4;

    private const string Outlast = """
        SELECT 1 FROM screenalytics_ingest.run_part_epoch WHERE run_id = $1 AND part = $2 AND epoch = $3 FOR UPDATE
        """;

    /// <summary>How long <see cref="RunAsync{T}"/> lets a step wait for a fence at a time.</summary>
    public static TimeSpan FencePatience => LockPatience;

    /// <summary>The node of this process.</summary>
    public string Node => source.Node;

    /// <summary>Does a step.</summary>
    /// <param name="step">What to do; it commits when it returns.</param>
    /// <param name="cancellationToken">Ends the waits for a database that is away.</param>
    /// <param name="fence">The part whose fence is held all along, or null.</param>
    /// <param name="cut">Cuts off who may stand in the way by a lock, for a step that hurries; null when there is nobody.</param>
    public Task<T> RunAsync<T>(
        Func<LifeTransaction, Task<T>> step,
        CancellationToken cancellationToken,
        PartLease? fence = null,
        Func<NpgsqlConnection, Task>? cut = null
    ) =>
        retry.RunAsync(
            async uncertain =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                for (var cuts = 0; ; cuts++)
                {
                    try
                    {
                        return await AttemptAsync(connection, step, fence, uncertain);
                    }
                    catch (PostgresException e)
                        when (e.SqlState == PostgresErrorCodes.LockNotAvailable && cut is not null && cuts < MostCuts)
                    {
                        await cut(connection);
                    }
                }
            },
            cancellationToken
        );

    private async Task<T> AttemptAsync<T>(
        NpgsqlConnection connection,
        Func<LifeTransaction, Task<T>> step,
        PartLease? fence,
        bool uncertain
    )
    {
        if (uncertain && fence is not null)
        {
            await OutlastAsync(connection, fence);
        }

        await using var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted);
        var life = new LifeTransaction(transaction, limits.Command(fence), uncertain);
        var result = await step(life);
        if (life.IsDropped)
        {
            await transaction.RollbackAsync();
        }
        else
        {
            await transaction.CommitAsync();
        }

        return result;
    }

    // An attempt whose connection was cut may be at its COMMIT still: it shares the fence until then, so that whoever had
    // the fence for himself since sees all that it left.
    private static async Task OutlastAsync(NpgsqlConnection connection, PartLease fence)
    {
        await using var command = new NpgsqlCommand(Outlast, connection);
        command.Parameters.With(fence.Run.RunId).With(fence.Part).With(fence.Epoch);
        await command.ExecuteNonQueryAsync();
    }
}
