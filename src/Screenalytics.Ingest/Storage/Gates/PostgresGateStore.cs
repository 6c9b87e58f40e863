using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Catalog;
using Screenalytics.Ingest.Storage.Checks;
using Screenalytics.Ingest.Storage.Migrating;

namespace Screenalytics.Ingest.Storage.Gates;

/// <summary>What rollout gates keep and look at, in PostgreSQL.</summary>
internal sealed class PostgresGateStore(DatabaseSource source, Func<double> jitter) : IGateStore
{
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public async Task<GateClaim> ClaimAsync(GateClaim claim, CancellationToken cancellationToken)
    {
        var held = await ReadAsync(
            GateSql.Claim,
            parameters =>
                parameters
                    .With(claim.Backend)
                    .With(claim.LinkId)
                    .With(claim.PersonId)
                    .With(claim.Flagged, NpgsqlDbType.Boolean)
                    .With(claim.GateId)
                    .With(claim.ClaimedBy),
            ClaimOf,
            cancellationToken
        );
        return held[0];
    }

    /// <inheritdoc/>
    public Task ReleaseAsync(GateClaim claim, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(GateSql.Release);
                command.Parameters.With(claim.Backend).With(claim.LinkId).With(claim.GateId);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public async Task<IReadOnlyList<GateClaim>> ClaimsAsync(CancellationToken cancellationToken) =>
        await ReadAsync(GateSql.Claims, _ => { }, ClaimOf, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BankRow>> BankRowsAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) => await ReadAsync(GateSql.BankRows, parameters => parameters.With([.. people]), RowOf, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BankRow>> BankImagesAsync(
        IReadOnlyList<Guid> images,
        CancellationToken cancellationToken
    ) => await ReadAsync(GateSql.BankImages, parameters => parameters.With([.. images]), RowOf, cancellationToken);

    /// <inheritdoc/>
    public async Task<IReadOnlyList<BankRow>?> ApprovedSampleAsync(int most, CancellationToken cancellationToken) =>
        await _retry.RunAsync(_ => SampleAsync(most, cancellationToken), cancellationToken);

    /// <inheritdoc/>
    public async Task<string?> MissingGrantAsync(CancellationToken cancellationToken)
    {
        var facts = await FactsAsync(cancellationToken);
        if (facts.Find(Names.Bank) is not { } bank)
        {
            return null;
        }

        var user = facts.Server.Identity.User;
        List<string> missing = [];
        if (!bank.Rights.IsSupersetOf(["SELECT", "DELETE"]))
        {
            missing.Add(Grants.ForRemoval(user));
        }

        if (RowSecurityFindings.MayHide(facts, "DELETE"))
        {
            missing.Add(Grants.ForRemovalOfAnyRow(user));
        }

        return missing.Count == 0 ? null : string.Join(' ', missing);
    }

    /// <inheritdoc/>
    public async Task<IReadOnlyList<Guid>?> KnownPeopleAsync(
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    ) =>
        (await FactsAsync(cancellationToken)).FaceBank == FaceBankKind.Own
            ? await ReadAsync(
                GateSql.KnownPeople,
                parameters => parameters.With([.. people]),
                row => row.GetGuid(0),
                cancellationToken
            )
            : null;

    /// <inheritdoc/>
    public async Task<int> LowerSeedsAsync(IReadOnlyList<Guid> images, CancellationToken cancellationToken) =>
        images.Count == 0
            ? 0
            : await _retry.RunAsync(
                async _ =>
                {
                    await using var command = source.Connections.CreateCommand(GateSql.LowerSeeds);
                    command.Parameters.With([.. images]);
                    return await command.ExecuteNonQueryAsync(cancellationToken);
                },
                cancellationToken
            );

    /// <inheritdoc/>
    public async Task<int> RemovePeopleAsync(IReadOnlyList<Guid> people, CancellationToken cancellationToken)
    {
        if (people.Count == 0)
        {
            return 0;
        }

        var facts = await FactsAsync(cancellationToken);
        return facts.FaceBank == FaceBankKind.Own && facts.Find(Names.Person)!.Rights.Contains("DELETE")
            ? await _retry.RunAsync(_ => RemoveAsync([.. people], cancellationToken), cancellationToken)
            : 0;
    }

    private async Task<List<BankRow>?> SampleAsync(int most, CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        try
        {
            await using (var limit = new NpgsqlCommand(GateSql.SampleLimit, connection, transaction))
            {
                await limit.ExecuteNonQueryAsync(cancellationToken);
            }

            await using var command = new NpgsqlCommand(GateSql.ApprovedSample, connection, transaction);
            command.Parameters.With(most, NpgsqlDbType.Integer);
            return await command.ReadAllAsync(RowOf, cancellationToken);
        }
        catch (PostgresException failure) when (failure.SqlState == PostgresErrorCodes.QueryCanceled)
        {
            return null;
        }
    }

    private async Task<int> RemoveAsync(Guid[] people, CancellationToken cancellationToken)
    {
        await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
        await using var transaction = await connection.BeginTransactionAsync(cancellationToken);
        await using (var begin = new NpgsqlBatch(connection, transaction))
        {
            begin.BatchCommands.Add(TransactionLimits.Command(source.Options));
            begin.BatchCommands.Add(new NpgsqlBatchCommand(GateSql.LockPeople));
            await begin.ExecuteNonQueryAsync(cancellationToken);
        }

        await using var command = new NpgsqlCommand(GateSql.RemovePeople, connection, transaction);
        command.Parameters.With(people);
        var removed = await command.ExecuteNonQueryAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private Task<CatalogFacts> FactsAsync(CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                return await CatalogReader.ReadAsync(connection, source.Url.Host, cancellationToken);
            },
            cancellationToken
        );

    private Task<List<T>> ReadAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(sql);
                bind(command.Parameters);
                return await command.ReadAllAsync(read, cancellationToken);
            },
            cancellationToken
        );

    private static GateClaim ClaimOf(NpgsqlDataReader row) =>
        new(
            row.GetGuid(0),
            row.GetString(1),
            row.GetGuid(2),
            row.GetGuid(3),
            row.GetBoolean(4),
            row.GetString(5),
            row.Time(6)
        );

    private static BankRow RowOf(NpgsqlDataReader row) =>
        new()
        {
            ImageId = row.GetGuid(0),
            PersonId = row.GetGuid(1),
            S3OriginalKey = row.GetString(2),
            IsSeed = row.GetBoolean(3),
            Approved = row.GetBoolean(4),
            ApprovedAt = row.TimeOrNull(5),
            ApprovedBy = row.TextOrNull(6),
            Digest = row.GetString(7),
            DigestButSeed = row.GetString(8),
        };
}
