using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Migrating;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Storage.Schedules;

/// <summary>Pauses of schedules, and the times that they came due, in PostgreSQL.</summary>
internal sealed class PostgresScheduleStore(DatabaseSource source, Func<double> jitter) : IScheduleStore
{
    private readonly DatabaseRetry _retry = new(source, jitter);

    /// <inheritdoc/>
    public async Task CheckReadyAsync(CancellationToken cancellationToken)
    {
        string[] tables = [.. QuartzTables.All, .. Grants.OwnTables];
        var (missing, closed, user) = await _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(ScheduleSql.Lacking);
                command.Parameters.With(tables);
                await using var row = await command.ExecuteReaderAsync(cancellationToken);
                return (await row.ReadAllAsync(ScheduleRows.Lacking, cancellationToken))[0];
            },
            cancellationToken
        );
        if (missing.Length > 0)
        {
            throw NotReady(
                $"the scheduler's tables are missing ({string.Join(", ", missing)}). Run: screenalytics-ingest db migrate"
            );
        }

        if (closed.Length > 0)
        {
            throw NotReady(
                $"user '{user}' may not read and write {string.Join(", ", closed)}. Have the owner run: "
                    + Grants.ForSchedules(user).Trim()
            );
        }
    }

    /// <inheritdoc/>
    public async Task<bool> PauseAsync(
        string schedule,
        string? reason,
        string? actor,
        CancellationToken cancellationToken
    ) =>
        await ExecuteAsync(
            ScheduleSql.Pause,
            parameters => parameters.With(schedule).With(Clean(reason)).With(Clean(actor)),
            cancellationToken
        ) > 0;

    /// <inheritdoc/>
    public async Task<bool> ResumeAsync(string schedule, string? actor, CancellationToken cancellationToken) =>
        await ExecuteAsync(
            ScheduleSql.Resume,
            parameters => parameters.With(schedule).With(Clean(actor)),
            cancellationToken
        ) > 0;

    /// <inheritdoc/>
    public Task<IReadOnlyList<ScheduleState>> StatesAsync(
        IReadOnlyList<string> schedules,
        int fires,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync<IReadOnlyList<ScheduleState>>(
            async _ =>
            {
                string[] names = [.. schedules.Distinct()];
                await using var batch = source.Connections.CreateBatch();
                var pauses = new NpgsqlBatchCommand(ScheduleSql.Pauses);
                pauses.Parameters.With(names);
                batch.BatchCommands.Add(pauses);
                var last = new NpgsqlBatchCommand(ScheduleSql.Fires);
                last.Parameters.With(names).With(fires, NpgsqlDbType.Integer);
                batch.BatchCommands.Add(last);
                await using var row = await batch.ExecuteReaderAsync(cancellationToken);
                var pausedRows = await row.ReadAllAsync(ScheduleRows.Pause, cancellationToken);
                await row.NextResultAsync(cancellationToken);
                var firedRows = await row.ReadAllAsync(ScheduleRows.Fire, cancellationToken);
                var paused = pausedRows.ToDictionary(state => state.Schedule, StringComparer.Ordinal);
                var fired = firedRows.ToLookup(pair => pair.Schedule, pair => pair.Fire, StringComparer.Ordinal);
                return
                [
                    .. schedules.Select(name =>
                        paused.GetValueOrDefault(name, new ScheduleState(name, null, null, null, [])) with
                        {
                            Fires = [.. fired[name]],
                        }
                    ),
                ];
            },
            cancellationToken
        );

    /// <inheritdoc/>
    public Task RecordRefusedAsync(
        string schedule,
        DateTimeOffset scheduledFor,
        bool late,
        string node,
        string detail,
        CancellationToken cancellationToken
    ) =>
        ExecuteAsync(
            ScheduleSql.Refuse,
            parameters =>
                parameters
                    .With(schedule)
                    .With(scheduledFor.ToUniversalTime(), NpgsqlDbType.TimestampTz)
                    .With(late, NpgsqlDbType.Boolean)
                    .With(node)
                    .With((short)ScheduleFireOutcome.Refused, NpgsqlDbType.Smallint)
                    .With(StoredText.Of(detail)),
            cancellationToken
        );

    /// <inheritdoc/>
    public Task<int> PurgeFiresAsync(TimeSpan retain, CancellationToken cancellationToken) =>
        ExecuteAsync(
            ScheduleSql.Purge,
            parameters => parameters.With(retain, NpgsqlDbType.Interval),
            cancellationToken
        );

    private Task<int> ExecuteAsync(
        string sql,
        Action<NpgsqlParameterCollection> bind,
        CancellationToken cancellationToken
    ) =>
        _retry.RunAsync(
            async _ =>
            {
                await using var command = source.Connections.CreateCommand(sql);
                bind(command.Parameters);
                return await command.ExecuteNonQueryAsync(cancellationToken);
            },
            cancellationToken
        );

    private static string? Clean(string? text) => text is null ? null : StoredText.Of(text);

    private RunStoppedException NotReady(string what) =>
        new(
            FailureCode.DatabaseNotReady,
            $"The database is not ready (database '{source.Url.Database}' at {source.Url.Host}): {what}"
        );
}
