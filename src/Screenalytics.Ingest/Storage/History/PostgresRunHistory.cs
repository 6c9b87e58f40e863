using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Storage.History;

/// <summary>What PostgreSQL knows of runs.</summary>
internal sealed class PostgresRunHistory(DatabaseSource source, Func<double> jitter) : IRunHistory
{
    private const int MostErrors = 100;
    private readonly DatabaseRetry _retry = new(source, jitter, DatabaseRetry.Brief);

    /// <inheritdoc/>
    public Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        var limit = Math.Clamp(filter.Limit, 1, RunFilter.MostLimit);
        return _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                await using var batch = SwiftBatch.Of(connection, RunList.Query(filter, limit));
                var runs = await batch.ReadLastAsync(RunRow.Summary, cancellationToken);
                return PageOf(runs, limit, run => run.RunId);
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                var run = await FindAsync(connection, runId, cancellationToken);
                if (run is null)
                {
                    return null;
                }

                var parts = await PartsAsync(connection, runId, cancellationToken);
                var errors = run.Report is { FailedPeople: > 0 }
                    ? await ErrorsAsync(connection, runId, cancellationToken)
                    : [];
                return run with
                {
                    PartList = parts,
                    Report = run.Report is null ? null : run.Report with { Errors = errors },
                };
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<RunPage<PersonReport>?> PeopleAsync(
        Guid runId,
        PeopleFilter filter,
        CancellationToken cancellationToken
    )
    {
        var limit = Math.Clamp(filter.Limit, 1, PeopleFilter.MostLimit);
        return _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                var people = await RunPeople.ReadAsync(connection, runId, filter, limit + 1, cancellationToken);
                return people.Count > 0 || await ExistsAsync(connection, runId, cancellationToken)
                    ? PageOf(people, limit, person => person.PersonId)
                    : null;
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<RunEvents?> EventsAsync(Guid runId, string? after, int most, CancellationToken cancellationToken)
    {
        var cursor = EventCursor.Parse(after);
        return _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                if (await FindAsync(connection, runId, cancellationToken) is not { } run)
                {
                    return null;
                }

                await using var command = new NpgsqlCommand(HistorySql.Events, connection);
                command
                    .Parameters.With(runId)
                    .With(cursor.Transaction, NpgsqlDbType.Xid8)
                    .With(cursor.Batch, NpgsqlDbType.Bigint)
                    .With(cursor.Index, NpgsqlDbType.Integer)
                    .With(Math.Max(most, 1), NpgsqlDbType.Integer)
                    // Nothing more of an ended run can be on its way; some other transaction must not hold its end back.
                    .With(run.FinishedAt is not null, NpgsqlDbType.Boolean);
                return new RunEvents(run, await command.ReadAllAsync(Event, cancellationToken));
            },
            cancellationToken
        );
    }

    /// <inheritdoc/>
    public Task<RunPage<FaceBankImage>> FaceBankAsync(
        Guid personId,
        Guid? after,
        int most,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(HistorySql.Images);
                var limit = Math.Max(most, 1);
                command.Parameters.With(personId).With(after ?? Guid.Empty).With(limit + 1, NpgsqlDbType.Integer);
                var images = await command.ReadAllAsync(ImageRow.Read, cancellationToken);
                return PageOf(images, limit, image => image.ImageId);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<PersonInRun>> PersonAsync(
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var connection = await source.Connections.OpenConnectionAsync(cancellationToken);
                return await PersonRuns.ReadAsync(connection, personId, runId, most, cancellationToken);
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken) =>
        _retry.RunAsync<IReadOnlyList<NodeView>>(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(HistorySql.Nodes);
                return await command.ReadAllAsync(Node, cancellationToken);
            },
            cancellationToken
        );

    private static async Task<RunDetail?> FindAsync(
        NpgsqlConnection connection,
        Guid runId,
        CancellationToken cancellationToken
    )
    {
        var one = new NpgsqlBatchCommand(RunSelect.One);
        one.Parameters.With(runId);
        await using var batch = SwiftBatch.Of(connection, one);
        return (await batch.ReadLastAsync(RunRow.Whole, cancellationToken)).SingleOrDefault();
    }

    private static async Task<bool> ExistsAsync(
        NpgsqlConnection connection,
        Guid runId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(HistorySql.Exists, connection);
        command.Parameters.With(runId);
        return await command.ExecuteScalarAsync(cancellationToken) is not null;
    }

    private static async Task<List<RunPart>> PartsAsync(
        NpgsqlConnection connection,
        Guid runId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(HistorySql.Parts, connection);
        command.Parameters.With(runId);
        return await command.ReadAllAsync(
            row => new RunPart
            {
                Part = row.GetInt32(0),
                Done = row.GetBoolean(1),
                Node = row.TextOrNull(2),
                LeaseUntil = row.TimeOrNull(3),
                Attempts = row.GetInt32(4),
                People = row.GetInt32(5),
            },
            cancellationToken
        );
    }

    private static async Task<List<PersonError>> ErrorsAsync(
        NpgsqlConnection connection,
        Guid runId,
        CancellationToken cancellationToken
    )
    {
        await using var command = new NpgsqlCommand(FailedSql.Errors, connection);
        command.Parameters.With(runId).With(MostErrors, NpgsqlDbType.Integer).With(FailedSql.Codes);
        return await command.ReadAllAsync(Error, cancellationToken);
    }

    private static RunPage<T> PageOf<T>(List<T> items, int limit, Func<T, Guid> idOf) =>
        items.Count > limit
            ? new RunPage<T>(items[..limit], idOf(items[limit - 1]).ToString())
            : new RunPage<T>(items, null);

    private static (string, PersonReport) Event(NpgsqlDataReader row) =>
        (
            new EventCursor(row.GetFieldValue<ulong>(15), row.GetInt64(16), row.GetInt32(17)).ToString(),
            PersonRow.Read(row)
        );

    private static PersonError Error(NpgsqlDataReader row)
    {
        var code = (FailureCode)row.GetInt16(1);
        return new PersonError(row.GetGuid(0), code, row.TextOrNull(2) ?? FailureCatalog.Describe(code).Message);
    }

    private static NodeView Node(NpgsqlDataReader row) =>
        new()
        {
            Node = row.GetString(0),
            Host = row.GetString(1),
            ProcessId = row.GetInt32(2),
            Version = row.GetString(3),
            StartedAt = row.Time(4),
            SeenAt = row.Time(5),
            Alive = row.GetBoolean(6),
            Draining = row.GetBoolean(7),
            Parts = row.GetInt32(8),
            Places = row.GetInt32(9),
            Kind = (NodeKind)row.GetInt16(10),
        };
}
