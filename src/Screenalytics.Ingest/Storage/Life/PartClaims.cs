using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Who holds which part, by the database's clock.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
/// <param name="transactions">Makes each claim one transaction.</param>
/// <param name="rows">Makes leases of rows.</param>
/// <param name="lease">How long a lease lasts.</param>
internal sealed class PartClaims(
    DatabaseSource source,
    DatabaseRetry retry,
    LifeTransactions transactions,
    LeaseRows rows,
    TimeSpan lease
)
{
    // Which leases there are changes meanwhile: the next sign of life is better than a late one.
    private readonly DatabaseRetry _briefly = retry.Briefly();

    /// <summary>Takes the oldest free part up; null when none is free.</summary>
    public Task<PartLease?> ClaimAsync(string node, Guid? runId, CancellationToken cancellationToken)
    {
        Guid? candidate = null;
        return transactions.RunAsync(
            async life =>
            {
                await life.HurryAsync(LifeTransactions.FencePatience);
                var found = await life.FirstAsync(
                    ClaimSql.Candidate,
                    parameters => parameters.With(runId, NpgsqlDbType.Uuid),
                    row => new Free(row.GetGuid(0), row.GetInt32(1), row.TextOrNull(2))
                );
                candidate = found?.RunId;
                return found is null ? null : await TakeAsync(life, found, node);
            },
            cancellationToken,
            cut: connection => candidate is { } run ? PausedHolders.CutAsync(connection, run) : Task.CompletedTask
        );
    }

    /// <summary>Renews leases that are held still.</summary>
    public async Task<LeaseAnswer[]> RenewAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken)
    {
        if (leases.Count == 0)
        {
            return [];
        }

        var answers = await _briefly.RunAsync(
            async _ =>
            {
                await using var command = source.Vital.CreateCommand(ClaimSql.Renew);
                Bind(command.Parameters, leases).With(lease.TotalSeconds, NpgsqlDbType.Double);
                List<(bool Held, RunStop Stop)> rows = [];
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add((reader.GetBoolean(0), LeaseRows.StopOf(reader, 1)));
                }

                return rows;
            },
            cancellationToken
        );
        return [.. leases.Zip(answers, (asked, answer) => new LeaseAnswer(asked, answer.Held, answer.Stop))];
    }

    /// <summary>Gives parts back that are held still.</summary>
    public Task ReleaseAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken) =>
        leases.Count == 0
            ? Task.CompletedTask
            : retry.RunAsync(
                async _ =>
                {
                    await using var command = source.Connections.CreateCommand(ClaimSql.Release);
                    Bind(command.Parameters, leases);
                    return await command.ExecuteNonQueryAsync(cancellationToken);
                },
                cancellationToken
            );

    private async Task<PartLease?> TakeAsync(LifeTransaction life, Free free, string node)
    {
        var epoch = await life.FirstAsync(
            ClaimSql.RaiseEpoch,
            parameters => BindPart(parameters, free),
            row => row.GetInt32(0)
        );
        var attempt = await life.FirstAsync(
            ClaimSql.Hold,
            parameters => BindPart(parameters, free).With(node).With(lease.TotalSeconds, NpgsqlDbType.Double),
            row => row.GetInt32(0)
        );
        var from = free.From == node ? null : free.From;
        if (from is not null)
        {
            await life.ExecuteAsync(
                ClaimSql.TakeOver,
                parameters => BindPart(parameters, free).With(epoch).With(from).With(node)
            );
        }

        return await life.FirstAsync(
            ClaimSql.Begin,
            parameters => parameters.With(free.RunId).With(node),
            row => rows.LeaseOf(row, free.Part, epoch, node) with { Attempt = attempt, TakenFrom = from }
        );
    }

    private static NpgsqlParameterCollection BindPart(NpgsqlParameterCollection parameters, Free free) =>
        parameters.With(free.RunId).With(free.Part);

    private static NpgsqlParameterCollection Bind(
        NpgsqlParameterCollection parameters,
        IReadOnlyList<PartLease> leases
    ) =>
        parameters
            .With([.. leases.Select(lease => lease.Run.RunId)])
            .With([.. leases.Select(lease => lease.Part)])
            .With([.. leases.Select(lease => lease.Epoch)])
            .With([.. leases.Select(lease => lease.Node)])
            .With([.. leases.Select(lease => lease.Attempt)]);

    private sealed record Free(Guid RunId, int Part, string? From);
}
