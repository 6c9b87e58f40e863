using Npgsql;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Checks;
using Screenalytics.Ingest.Storage.Migrating;

namespace Screenalytics.Ingest.Storage;

/// <summary><c>db migrate</c>: brings a database to what this program needs. Safe to run at any time, many at once.</summary>
internal sealed class DatabaseMigrator(DatabaseSource source)
{
    /// <summary>Says what is missing and what stands in the way; changes nothing.</summary>
    /// <exception cref="Sync.RunStoppedException">The database cannot be asked; the message is for the operator.</exception>
    public async Task<MigrationPlan> PlanAsync(CancellationToken cancellationToken)
    {
        try
        {
            await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
            return (await PlanAsync(connection, cancellationToken)).Plan;
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }

    /// <summary>Applies what is missing, unless something stands in the way: then nothing is changed.</summary>
    /// <exception cref="Sync.RunStoppedException">The database failed meanwhile; the message is for the operator.</exception>
    public async Task<MigrationResult> ApplyAsync(CancellationToken cancellationToken)
    {
        try
        {
            List<string> applied = [];
            while (true)
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                await using var transaction = await MigrationLock.TakeAsync(connection, source, cancellationToken);
                var (plan, facts) = await PlanAsync(connection, cancellationToken);
                if (plan.Steps.Count == 0 || !plan.Applicable)
                {
                    return new MigrationResult(plan, applied);
                }

                await ApplyAsync(transaction, plan.Steps[0], facts, cancellationToken);
                await transaction.CommitAsync(cancellationToken);
                applied.Add(plan.Steps[0].Name);
            }
        }
        catch (Exception e) when (e is not (OperationCanceledException or Sync.RunStoppedException))
        {
            throw DatabaseFaults.Stop(e, source.Url);
        }
    }

    private async Task ApplyAsync(
        NpgsqlTransaction transaction,
        MigrationStep step,
        CatalogFacts facts,
        CancellationToken cancellationToken
    )
    {
        if (step.Version > 0)
        {
            await using var command = new NpgsqlCommand(step.Sql, transaction.Connection, transaction);
            await command.ExecuteNonQueryAsync(cancellationToken);
            return;
        }

        // The transaction holds the lock and nothing else. Its last SELECT would hold a snapshot until the next statement,
        // and an index that is built concurrently waits for every snapshot.
        await using (
            var release = new NpgsqlCommand("SET LOCAL statement_timeout = 0", transaction.Connection, transaction)
        )
        {
            await release.ExecuteNonQueryAsync(cancellationToken);
        }

        foreach (var statement in UniqueIndexStep.Statements(facts))
        {
            await BuildAsync(statement, cancellationToken);
        }
    }

    private async Task BuildAsync(string statement, CancellationToken cancellationToken)
    {
        try
        {
            await using var command = source.Connections.CreateCommand(statement);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
        catch (PostgresException e) when (e.SqlState == PostgresErrorCodes.UniqueViolation)
        {
            // Duplicates came in since the plan was made. The next plan names them; the torso must not slow writers.
            await using var command = source.Connections.CreateCommand(UniqueIndexStep.DropLeftover);
            command.CommandTimeout = 0;
            await command.ExecuteNonQueryAsync(cancellationToken);
        }
    }

    private async Task<(MigrationPlan Plan, CatalogFacts Facts)> PlanAsync(
        NpgsqlConnection connection,
        CancellationToken cancellationToken
    )
    {
        var facts = await CatalogReader.ReadAsync(connection, source.Url.Host, cancellationToken);
        var look = facts.ImageKey is null && DatabaseCheck.RowsReadable(facts);
        var rows = look ? await RowFindings.ReadAsync(source.Connections, indexed: false, cancellationToken) : [];
        return (MigrationPlanner.Plan(facts, rows), facts);
    }
}
