using Npgsql;
using NpgsqlTypes;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.Storage.Life;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

/// <summary>How PostgreSQL finds the few runs in flight among many that have ended.</summary>
public sealed class PlanTests(PostgresFixture postgres)
{
    private const string Many = """
        INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, status,
            max_images_per_person, backend_host, database_host, queued_at, started_at, finished_at, purged_at)
        SELECT gen_random_uuid(), 'season:' || number % 500, 'season', '{}', '{}', 'cli', 3 + number % 2, 5, 'b', 'd',
            at, at, at, CASE WHEN number % 3 = 0 THEN at END
        FROM (SELECT number, now() - number * interval '1 minute' AS at FROM generate_series(1, 100000) AS number) AS row;
        INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, status,
            max_images_per_person, backend_host, database_host)
        SELECT gen_random_uuid(), 'episode:' || number, 'episode', '{}', '{}', 'cli', 1 + number % 2, 5, 'b', 'd'
        FROM generate_series(1, 4) AS number;
        INSERT INTO screenalytics_ingest.run_cast (run_id, part, person_ids)
        SELECT run_id, 0, ARRAY[gen_random_uuid()] FROM screenalytics_ingest.run;
        ANALYZE screenalytics_ingest.run, screenalytics_ingest.run_cast
        """;

    [Fact]
    public async Task What_is_in_flight_is_found_without_looking_at_what_has_ended()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        await runs.ExecuteAsync(Many);

        var backlog = await PlanAsync(runs, PostgresBacklog.Sql);
        var person = await PlanAsync(runs, HistorySql.RunsOfPerson, One(null));
        var personInRun = await PlanAsync(runs, HistorySql.RunsOfPerson, One(Guid.NewGuid()));

        backlog.ShouldNotMatch(ScanOfAll);
        person.ShouldNotMatch(ScanOfAll);
        personInRun.ShouldNotMatch(ScanOfAll);
        backlog.ShouldContain("run_finished");
        person.ShouldContain("run_finished");
        (
            await new PostgresBacklog(
                runs.Database.Source,
                new DatabaseRetry(runs.Database.Source, () => 0.5)
            ).ReadAsync(TestContext.Current.CancellationToken)
        ).QueuedRuns.ShouldBe(2);
    }

    private const string ScanOfAll = @"Seq Scan on (run|run_cast)( |\n|$)";

    private static Action<NpgsqlParameterCollection> One(Guid? run) =>
        parameters => parameters.With(Guid.NewGuid()).With(run, NpgsqlDbType.Uuid).With<int?>(10, NpgsqlDbType.Integer);

    private static async Task<string> PlanAsync(
        HistoryDatabase runs,
        string sql,
        Action<NpgsqlParameterCollection>? bind = null
    )
    {
        await using var command = runs.Database.Source.Connections.CreateCommand("EXPLAIN " + sql);
        bind?.Invoke(command.Parameters);
        await using var row = await command.ExecuteReaderAsync();
        List<string> lines = [];
        while (await row.ReadAsync())
        {
            lines.Add(row.GetString(0));
        }

        return string.Join('\n', lines);
    }
}
