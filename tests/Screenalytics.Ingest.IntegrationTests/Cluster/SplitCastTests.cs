using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>A cast in parts that two workers share.</summary>
[Collection(ClusterCollection.Name)]
public sealed class SplitCastTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int People = 400;

    [Fact]
    public async Task Both_take_parts_of_one_run_and_its_sums_are_right()
    {
        await PlayAsync(
            async (stage, workers, run) =>
            {
                await stage.UntilEndedAsync(() => workers.Story);
                (await TakeoversAsync(stage)).ShouldBe(0, workers.Story);
                (await NodesAsync(stage, run)).ShouldBe(2, workers.Story);
            }
        );
    }

    [Fact]
    public async Task One_that_is_killed_in_the_middle_leaves_its_parts_to_the_other()
    {
        await PlayAsync(
            async (stage, workers, run) =>
            {
                await BothAtWorkAsync(stage, workers, run);
                await workers.Alive[0].KillAsync();
                await stage.UntilEndedAsync(() => workers.Story);
                (await TakeoversAsync(stage)).ShouldBeGreaterThan(0, workers.Story);
            }
        );
    }

    [Fact]
    public async Task One_that_is_told_to_stop_gives_its_parts_back_and_the_other_goes_on_with_them_at_once()
    {
        await PlayAsync(
            async (stage, workers, run) =>
            {
                await BothAtWorkAsync(stage, workers, run);
                var (leaving, staying) = (workers.Alive[0], workers.Alive[1]);
                var begun = TimeProvider.System.GetTimestamp();

                await leaving.SignalAsync("TERM");

                (await leaving.EndAsync()).ShouldBe(0, leaving.Log);
                var stop = TimeProvider.System.GetElapsedTime(begun);
                stop.ShouldBeLessThan(TimeSpan.FromSeconds(30), leaving.Log);
                var held = await stage.Database.ListAsync(
                    "SELECT node FROM screenalytics_ingest.run_part WHERE state = 1 AND lease_until IS NOT NULL",
                    row => row.GetString(0)
                );
                held.ShouldAllBe(node => Workers.IsOf(staying, node), leaving.Log);
                await stage.UntilEndedAsync(() => workers.Story);
                (await TakeoversAsync(stage)).ShouldBe(0, "a part that is given back is not taken over");
                (
                    await stage.Database.ScalarAsync<long>(
                        "SELECT count(*) FROM screenalytics_ingest.run_part WHERE attempts > 1"
                    )
                ).ShouldBeGreaterThan(0, $"nothing was given back\n{leaving.Log}");
                output.WriteLine($"Stopped within {stop.TotalSeconds:F2} s of its signal");
            }
        );
    }

    private async Task PlayAsync(Func<Stage, Workers, Guid, Task> act)
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            People,
            TimeSpan.FromMilliseconds(60)
        );
        await stage.ResetAsync();
        await using var workers = new Workers(
            stage,
            ("Runs__PartSize", "50"),
            ("Runs__ConcurrentParts", "2"),
            ("Trr__MaxConcurrency", "4")
        );
        await workers.RaiseAsync(2);

        var run = await stage.TriggerAsync(workers.Alive[0]);
        await act(stage, workers, run);

        (await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected).ShouldBeNull(workers.Story);
        (
            await stage.Database.ScalarAsync<long>(
                "SELECT count(*) FROM screenalytics_ingest.run_part WHERE run_id = $1",
                run
            )
        ).ShouldBe(People / 50);
    }

    private static Task BothAtWorkAsync(Stage stage, Workers workers, Guid run) =>
        Until.SoAsync(
            async () =>
                await stage.Database.ScalarAsync<long>(
                    "SELECT count(DISTINCT node) FROM screenalytics_ingest.run_part WHERE run_id = $1 AND state = 1 AND lease_until > clock_timestamp()",
                    run
                ) == 2
                && await stage.Database.IsAsync("EXISTS (SELECT FROM screenalytics_ingest.run_batch)"),
            () => $"Not both were at work.\n{workers.Story}"
        );

    private static Task<long> TakeoversAsync(Stage stage) =>
        stage.Database.ScalarAsync<long>("SELECT count(*) FROM screenalytics_ingest.run_takeover");

    private static Task<long> NodesAsync(Stage stage, Guid run) =>
        stage.Database.ScalarAsync<long>(
            "SELECT count(DISTINCT node) FROM screenalytics_ingest.run_part WHERE run_id = $1",
            run
        );
}
