using System.Text.Json;
using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.Cluster;
using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

/// <summary>A database with runs as workers leave them, row by row.</summary>
internal sealed class HistoryDatabase(StorageDatabase database) : IAsyncDisposable
{
    private static readonly string[] _outcomes = ["seeded", "fallback", "empty", "held", "failed"];

    public StorageDatabase Database => database;

    public IRunHistory History { get; } = new PostgresRunHistory(database.Source, () => 0.5);

    public IRunCare Care { get; } = new PostgresRunCare(database.Source, () => 0.5);

    public IClusterStore Cluster { get; } = new PostgresClusterStore(database.Source, () => 0.5);

    public static async Task<HistoryDatabase> CreateAsync(Support.PostgresFixture postgres, string? schema = null) =>
        new(await StorageDatabase.CreateMigratedAsync(postgres, schema));

    public Task ExecuteAsync(string sql) => database.ExecuteAsync(sql);

    /// <summary>A run; <paramref name="more"/> sets further columns, such as <c>suspect = true</c>.</summary>
    public async Task<Guid> AddRunAsync(
        SyncTarget target,
        RunStatus status = RunStatus.Ok,
        TimeSpan? age = null,
        string? more = null
    )
    {
        var at = TimeProvider.System.GetUtcNow() - (age ?? TimeSpan.Zero);
        var id = Guid.CreateVersion7(at);
        var ended = status is not (RunStatus.Queued or RunStatus.Running);
        await using var command = database.Source.Connections.CreateCommand(
            """
            INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, status,
                max_images_per_person, backend_host, database_host, queued_at, started_at, finished_at)
            VALUES ($1, $2, split_part($2, ':', 1), $3::jsonb, '{}', 'cli', $4, 5, 'backend:1', 'database:1', $5,
                CASE WHEN $4 <> 1 THEN $5 END, $6)
            """
        );
        command
            .Parameters.With(id)
            .With(target.Key)
            .With(JsonSerializer.Serialize(target, SyncJson.Default.SyncTarget))
            .With((short)status, NpgsqlDbType.Smallint)
            .With(at, NpgsqlDbType.TimestampTz)
            .With<DateTimeOffset?>(ended ? at : null, NpgsqlDbType.TimestampTz);
        await command.ExecuteNonQueryAsync();
        if (more is not null)
        {
            await ExecuteAsync($"UPDATE screenalytics_ingest.run SET {more} WHERE run_id = '{id}'");
        }

        return id;
    }

    public Task AddCastAsync(Guid run, params Guid[] people) =>
        ExecuteAsync(
            $"INSERT INTO screenalytics_ingest.run_cast (run_id, part, person_ids) VALUES ('{run}', 0, '{ArrayOf(people)}')"
        );

    /// <summary>Files people of one outcome as one batch, in a transaction of its own.</summary>
    public async Task AddBatchAsync(Guid run, PersonOutcome outcome, params Guid[] people)
    {
        await using var connection = await database.Source.Connections.OpenConnectionAsync();
        await using var transaction = await connection.BeginTransactionAsync();
        await AddBatchAsync(connection, run, outcome, people);
        await transaction.CommitAsync();
    }

    public static async Task AddBatchAsync(
        NpgsqlConnection connection,
        Guid run,
        PersonOutcome outcome,
        params Guid[] people
    )
    {
        var counts = _outcomes.Select((_, index) => index + 1 == (int)outcome ? people.Length : 0);
        var failure = outcome == PersonOutcome.Failed ? 105 : 0;
        await using var command = new NpgsqlCommand(
            $"""
            INSERT INTO screenalytics_ingest.run_batch (run_id, part, people, {string.Join(", ", _outcomes)}, imported,
                imported_people, present, fetched, chosen, duplicates, over_cap, seed_calls, all_calls, retries, person_ids)
            VALUES ('{run}', 0, {people.Length}, {string.Join(", ", counts)}, 2, 1, 1, 9, 3, 0, 0, 1, 0, 0,
                '{ArrayOf(people)}');
            INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
                chosen, inserted, fetched, duplicates, over_cap, calls)
            SELECT '{run}', id, now(), {(int)outcome}, {failure}, 0, 0, 0, 0, 0, 0, 'seed:200:0r:2b:1x:3ms'
            FROM unnest('{ArrayOf(people)}'::uuid[]) AS person (id)
            """,
            connection
        );
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>The text of an array for SQL.</summary>
    public static string ArrayOf(IEnumerable<Guid> ids) => $"{{{string.Join(',', ids)}}}";

    public static Guid[] People(int count) => [.. Enumerable.Range(0, count).Select(_ => Guid.NewGuid())];

    public ValueTask DisposeAsync() => database.DisposeAsync();
}
