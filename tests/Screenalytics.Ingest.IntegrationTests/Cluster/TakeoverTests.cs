using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class TakeoverTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int People = 240;
    private static readonly TimeSpan MostTakeover = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_run_whose_owner_is_killed_is_taken_over_within_ten_seconds_and_done_once()
    {
        var rounds = Soak.Rounds(2, 50);
        output.WriteLine($"{rounds} rounds, SOAK_SEED={Soak.Seed}");
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            People,
            TimeSpan.FromMilliseconds(100)
        );
        await using var workers = new Workers(stage);
        var (taken, filed) = (new Times(), new Times());
        List<string> failures = [];
        for (var number = 0; number < rounds && failures.Count < 3; number++)
        {
            var random = new Random(Soak.Seed + number);
            await stage.ResetAsync();
            await workers.RaiseAsync(2 + (number % 2));
            if (await PlayAsync(stage, workers, random, taken, filed) is { } wrong)
            {
                failures.Add($"Round {number}, SOAK_SEED={Soak.Seed}: {wrong}\n{workers.Story}");
            }
        }

        output.WriteLine($"From kill to takeover: {taken}");
        output.WriteLine($"From kill to the new owner's first batch: {filed}");
        Soak.FailOn(failures);
    }

    private static async Task<string?> PlayAsync(Stage stage, Workers workers, Random random, Times taken, Times filed)
    {
        var database = stage.Database;
        var run = await stage.TriggerAsync(workers.Alive[random.Next(workers.Alive.Count)]);
        var owner = await workers.HolderAsync(run);
        await Until.PassedAsync(random.NextDouble() * TimeSpan.FromSeconds(1.4));
        if (await database.PhaseAsync(People) == RunPhase.Over)
        {
            return "The run was over before its owner could be killed.";
        }

        var killed = await database.NowAsync();
        await owner.KillAsync();
        await stage.UntilEndedAsync(() => workers.Story);

        if ((await RunRows.ReadAsync(database)).DifferenceTo(stage.Expected) is { } difference)
        {
            return difference;
        }

        var takeovers = await database.ListAsync(
            """
            SELECT from_node, taken_at,
                (SELECT min(filed_at) FROM screenalytics_ingest.run_batch WHERE filed_at >= taken_at)
            FROM screenalytics_ingest.run_takeover
            """,
            row =>
                (
                    From: row.GetString(0),
                    At: row.GetDateTime(1),
                    Filed: row.IsDBNull(2) ? row.GetDateTime(1) : row.GetDateTime(2)
                )
        );
        if (takeovers is not [var only] || !Workers.IsOf(owner, only.From))
        {
            return $"Not one takeover from {owner.Id}: {string.Join(", ", takeovers)}";
        }

        taken.Add(only.At - killed);
        filed.Add(only.Filed - killed);
        return only.Filed - killed > MostTakeover ? $"It took {only.Filed - killed}." : null;
    }
}
