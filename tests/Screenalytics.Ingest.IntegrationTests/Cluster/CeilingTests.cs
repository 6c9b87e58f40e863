using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class CeilingTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int Ceiling = 20;

    [Fact]
    public async Task Two_workers_together_never_ask_more_at_once_than_the_cluster_may()
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            people: 800,
            TimeSpan.FromMilliseconds(50)
        );
        await stage.ResetAsync();
        await using var workers = new Workers(
            stage,
            ("Runs__PartSize", "100"),
            ("Trr__MaxConcurrency", "16"),
            ("Trr__ClusterMaxConcurrency", $"{Ceiling}")
        );
        await workers.RaiseAsync(2);

        await stage.TriggerAsync(workers.Alive[0]);
        await stage.UntilEndedAsync(() => workers.Story);

        (
            await stage.Database.ScalarAsync<long>("SELECT count(DISTINCT node) FROM screenalytics_ingest.run_part")
        ).ShouldBe(2, workers.Story);
        output.WriteLine($"At most {sandbox.InFlight.Most} requests at once");
        sandbox.InFlight.Most.ShouldBeLessThanOrEqualTo(Ceiling, workers.Story);
        sandbox.InFlight.Most.ShouldBeGreaterThan(10, "it could use what it has");
        (await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected).ShouldBeNull(workers.Story);
    }
}
