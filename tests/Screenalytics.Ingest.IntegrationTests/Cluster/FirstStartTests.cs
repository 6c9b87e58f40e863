using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class FirstStartTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int Fires = 6;

    // Started: 1, skipped: 2.
    private const string Fired = """
        SELECT fire.scheduled_for, fire.outcome, fire.late,
            (SELECT count(*) FROM screenalytics_ingest.run WHERE schedule = fire.schedule AND scheduled_for = fire.scheduled_for),
            (SELECT count(*) FROM screenalytics_ingest.run WHERE run_id = fire.run_id)
        FROM screenalytics_ingest.schedule_fire AS fire ORDER BY fire.scheduled_for
        """;

    [Fact]
    public async Task Three_workers_that_first_start_at_once_take_each_coming_due_up_once()
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            people: 40,
            TimeSpan.FromMilliseconds(20)
        );
        await stage.ResetAsync();
        await using var workers = new Workers(
            stage,
            ("Schedules__0__name", "often"),
            ("Schedules__0__cron", "*/2 * * * * ?"),
            ("Schedules__0__target__season_id", $"{stage.Cast.SeasonId}")
        );

        await workers.RaiseAsync(3);
        await Until.SoAsync(
            async () => await CountAsync(stage, "screenalytics_ingest.schedule_fire") >= Fires,
            () => workers.Story
        );
        await Task.WhenAll(workers.Alive.Select(worker => worker.SignalAsync("TERM")));
        await Until.SoAsync(() => Task.FromResult(workers.Alive.Count == 0), () => workers.Story);

        var fires = await stage.Database.ListAsync(
            Fired,
            row =>
                (
                    Due: row.GetDateTime(0),
                    Outcome: row.GetInt16(1),
                    Late: row.GetBoolean(2),
                    Own: row.GetInt64(3),
                    Named: row.GetInt64(4)
                )
        );
        var story = $"{string.Join('\n', fires)}\n{workers.Story}";
        fires.ShouldAllBe(fire => fire.Outcome == 1 || fire.Outcome == 2, story);
        fires.Where(fire => fire.Outcome == 1).ShouldAllBe(fire => fire.Own == 1 && fire.Named == 1, story);
        fires.Where(fire => fire.Outcome == 2).ShouldAllBe(fire => fire.Own == 0 && fire.Named == 1, story);

        // None is left out but by a catch-up, which is marked.
        foreach (var (before, after) in fires.Zip(fires.Skip(1)))
        {
            (after.Late || after.Due - before.Due == TimeSpan.FromSeconds(2)).ShouldBeTrue(story);
        }

        (await CountAsync(stage, "screenalytics_ingest.run")).ShouldBe(fires.Count(fire => fire.Outcome == 1), story);
        output.WriteLine(
            $"{fires.Count} times due: {fires.Count(fire => fire.Outcome == 1)} runs, {fires.Count(fire => fire.Outcome == 2)} skips, {fires.Count(fire => fire.Late)} late"
        );
    }

    private static Task<long> CountAsync(Stage stage, string table) =>
        stage.Database.ScalarAsync<long>($"SELECT count(*) FROM {table}");
}
