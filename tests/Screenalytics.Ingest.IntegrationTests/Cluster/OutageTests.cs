using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>Runs whose PostgreSQL goes away in the middle: stopped, killed with a recovery, or cutting connections.</summary>
[Collection(ClusterCollection.Name)]
public sealed class OutageTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int People = 240;
    private const int MostCuts = 25;

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Runs_come_to_their_end_whatever_becomes_of_the_database(bool isWorker)
    {
        var rounds = Soak.Rounds(3, 30);
        output.WriteLine($"{rounds} rounds, SOAK_SEED={Soak.Seed}");
        await using var server = await PostgresFixture.StartPrivateAsync();
        var url = await server.CreateDatabaseAsync("outage");
        (
            await CliProcess.RunAsync(new Dictionary<string, string> { ["DB_URL"] = url }, "db", "migrate")
        ).ExitCode.ShouldBe(0);
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(sandbox, url, People, TimeSpan.FromMilliseconds(60));
        await using var workers = new Workers(stage);
        for (var number = 0; number < rounds; number++)
        {
            await Until.SoAsync(
                async () =>
                {
                    await stage.ResetAsync();
                    return true;
                },
                () => "The tables could not be emptied."
            );
            var random = new Random(Soak.Seed + number);
            Func<Task> strike = (number % 3) switch
            {
                0 => () => CutAsync(server, stage),
                1 => () => RestartAsync(server, random, kill: false),
                _ => () => RestartAsync(server, random, kill: true),
            };
            var said = isWorker
                ? await ByWorkerAsync(stage, workers, strike, random)
                : await BySyncAsync(stage, strike, random);
            var story = $"Round {number}, SOAK_SEED={Soak.Seed}: {said}";
            (await RunRows.ReadAsync(stage.Database)).DifferenceTo(stage.Expected).ShouldBeNull(story);
            sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty(story);
        }
    }

    private static async Task<string> ByWorkerAsync(Stage stage, Workers workers, Func<Task> strike, Random random)
    {
        await workers.RaiseAsync(1);
        var worker = workers.Alive[0];
        await Until.SoAsync(async () => (await worker.ReadinessAsync()).Status == 200, () => worker.Log);
        await stage.TriggerAsync(worker);
        await Until.PassedAsync(random.NextDouble() * TimeSpan.FromSeconds(1));
        await strike();
        await stage.UntilEndedAsync(() => worker.Log);
        worker.HasExited.ShouldBeFalse(worker.Log);
        return worker.Log;
    }

    private static async Task<string> BySyncAsync(Stage stage, Func<Task> strike, Random random)
    {
        await using var sync = stage.StartSync(stage.With());
        await Until.SoAsync(
            () => stage.Database.IsAsync("EXISTS (SELECT FROM screenalytics_ingest.run)"),
            () => "The sync did not begin."
        );
        await Until.PassedAsync(random.NextDouble() * TimeSpan.FromSeconds(1));
        await strike();
        var result = await sync.EndAsync();
        result.ExitCode.ShouldBe(stage.ExpectedExit, result.Error + result.Output);
        return result.Error + result.Output;
    }

    // Again and again, at whatever the run is just about to do.
    private static async Task CutAsync(PrivatePostgres server, Stage stage)
    {
        for (var cut = 0; cut < MostCuts && await stage.Database.PhaseAsync(People) != RunPhase.Over; cut++)
        {
            await server.CutConnectionsAsync("outage_1");
            await Until.PassedAsync(TimeSpan.FromMilliseconds(100));
            await Until.SoAsync(() => stage.Database.IsAsync("true"), () => "The server does not answer.");
        }
    }

    private static async Task RestartAsync(PrivatePostgres server, Random random, bool kill)
    {
        if (kill)
        {
            server.KillServer();
        }
        else
        {
            await server.StopServerAsync();
        }

        await Until.PassedAsync(random.NextDouble() * TimeSpan.FromSeconds(2));
        await server.StartServerAsync();
    }
}
