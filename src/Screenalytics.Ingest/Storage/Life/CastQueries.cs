using System.Runtime.CompilerServices;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Life;

/// <summary>Answers who a run's people are, and what is left of them.</summary>
/// <param name="source">The database.</param>
/// <param name="retry">How passing faults are met.</param>
internal sealed class CastQueries(DatabaseSource source, DatabaseRetry retry)
{
    private const int PageSize = 5000;

    private const string NoTable = PostgresErrorCodes.UndefinedTable;
    private const string NoColumn = PostgresErrorCodes.UndefinedColumn;
    private const string NoSchema = PostgresErrorCodes.InvalidSchemaName;
    private const string NoRight = PostgresErrorCodes.InsufficientPrivilege;

    /// <summary>The people of a part without a result, in the cast's order.</summary>
    public Task<Guid[]> PendingAsync(Guid runId, int part, CancellationToken cancellationToken) =>
        LeftAsync(runId, part, CastSql.Committed, cancellationToken);

    /// <summary>The people of a run who were not synced to a good end, in the cast's order.</summary>
    public Task<Guid[]> UnfinishedAsync(Guid runId, CancellationToken cancellationToken) =>
        LeftAsync(runId, null, CastSql.Finished, cancellationToken);

    /// <summary>All people of a run, in the cast's order.</summary>
    public async Task<Guid[]> KnownAsync(Guid runId, CancellationToken cancellationToken) =>
        [.. (await ChunksAsync(runId, null, cancellationToken)).SelectMany(chunk => chunk)];

    /// <summary>The first errors of a run.</summary>
    public async Task<IReadOnlyList<PersonError>> ErrorsAsync(
        Guid runId,
        int? most,
        CancellationToken cancellationToken
    ) =>
        await ListAsync(
            CastSql.Errors,
            parameters => parameters.With(runId).With(most, NpgsqlDbType.Integer),
            row =>
            {
                var code = (FailureCode)row.GetInt16(1);
                var message = FailureCatalog.Describe(code).Message;
                var detail = row.TextOrNull(2);
                return new PersonError(row.GetGuid(0), code, detail is null ? message : $"{message} ({detail})");
            },
            cancellationToken
        );

    /// <summary>All people of the face bank, in pages.</summary>
    public async IAsyncEnumerable<ReadOnlyMemory<Guid>> FaceBankAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        Guid? after = null;
        List<Guid> page;
        do
        {
            var from = after;
            page = await ListAsync(
                CastSql.FaceBankPeople,
                parameters => parameters.With(from, NpgsqlDbType.Uuid).With(PageSize),
                row => row.GetGuid(0),
                cancellationToken
            );
            if (page.Count > 0)
            {
                after = page[^1];
                yield return page.ToArray();
            }
        } while (page.Count == PageSize);
    }

    /// <summary>What came of first answers in a target's last trusted runs; none where there is no history to read.</summary>
    public async Task<IReadOnlyList<EmptyShare>> EmptySharesAsync(
        string targetKey,
        CancellationToken cancellationToken
    ) =>
        await retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(PastSql.Of);
                command.Parameters.With(targetKey);
                try
                {
                    await using var row = await command.ExecuteReaderAsync(cancellationToken);
                    return await row.ReadAsync(cancellationToken) ? RunClosing.SharesOf(row, 0) : [];
                }
                catch (PostgresException e) when (e.SqlState is NoTable or NoColumn or NoSchema or NoRight)
                {
                    // A dry run needs no history, nor a database that is migrated.
                    return [];
                }
            },
            cancellationToken
        );

    // A set in memory is quicker than an anti-join over arrays that the planner knows nothing of.
    private async Task<Guid[]> LeftAsync(Guid runId, int? part, string done, CancellationToken cancellationToken)
    {
        var finished = (
            await ListAsync(done, parameters => parameters.With(runId), row => row.GetGuid(0), cancellationToken)
        ).ToHashSet();
        var chunks = await ChunksAsync(runId, part, cancellationToken);
        return [.. chunks.SelectMany(chunk => chunk).Where(person => !finished.Contains(person))];
    }

    private Task<List<Guid[]>> ChunksAsync(Guid runId, int? part, CancellationToken cancellationToken) =>
        ListAsync(
            CastSql.Chunks,
            parameters => parameters.With(runId).With(part, NpgsqlDbType.Integer),
            row => row.GetFieldValue<Guid[]>(0),
            cancellationToken
        );

    private Task<List<T>> ListAsync<T>(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        Func<NpgsqlDataReader, T> read,
        CancellationToken cancellationToken
    ) =>
        retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(sql);
                bind(command.Parameters);
                List<T> rows = [];
                await using var reader = await command.ExecuteReaderAsync(cancellationToken);
                while (await reader.ReadAsync(cancellationToken))
                {
                    rows.Add(read(reader));
                }

                return rows;
            },
            cancellationToken
        );
}
