using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>Lets one migration at a time be at work in a database; a transaction's end is the lock's.</summary>
internal static class MigrationLock
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);
    private static readonly TimeSpan Longest = TimeSpan.FromMinutes(10);

    /// <summary>Takes it, and waits for whoever holds it.</summary>
    /// <exception cref="RunStoppedException">It was not to be had within ten minutes.</exception>
    public static async Task<NpgsqlTransaction> TakeAsync(
        NpgsqlConnection connection,
        DatabaseSource source,
        CancellationToken cancellationToken
    )
    {
        var start = source.Time.GetTimestamp();
        while (source.Time.GetElapsedTime(start) < Longest)
        {
            var transaction = await connection.BeginTransactionAsync(cancellationToken);
            // Who waits inside of PostgreSQL holds a snapshot, which an index built concurrently would wait for in turn.
            await using var command = new NpgsqlCommand(
                """
                SELECT pg_try_advisory_xact_lock($1) FROM (
                    SELECT set_config('idle_in_transaction_session_timeout', '0', true),
                        set_config('lock_timeout', '15s', true), set_config('statement_timeout', '0', true)
                ) AS limits
                """,
                connection,
                transaction
            );
            command.Parameters.With(MigrationPlanner.LockKey, NpgsqlDbType.Bigint);
            if (await command.ExecuteScalarAsync(cancellationToken) is true)
            {
                return transaction;
            }

            await transaction.DisposeAsync();
            await Task.Delay(Pause, source.Time, cancellationToken);
        }

        throw new RunStoppedException(
            FailureCode.DatabaseUnavailable,
            $"Another migration is at work in database '{source.Url.Database}' at {source.Url.Host}, for ten minutes now: "
                + "wait for it, or end it, and run 'screenalytics-ingest db migrate' again."
        );
    }
}
