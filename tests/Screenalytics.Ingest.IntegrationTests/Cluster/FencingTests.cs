using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class FencingTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int People = 240;
    private const int MostFailures = 3;

    // Rounds mostly wait for a lease to run out.
    private const int Lanes = 2;
    private static readonly int Moments = Enum.GetValues<PauseMoment>().Length;
    private const string Noticed = "was taken over from this node";
    private static readonly TimeSpan MostTakeover = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task A_worker_that_was_paused_past_its_takeover_writes_nothing_more_and_goes_on_serving()
    {
        var rounds = Soak.Rounds(Moments, 20);
        output.WriteLine($"{rounds} rounds, SOAK_SEED={Soak.Seed}");
        var (taken, filed) = (new Times(), new Times());
        List<SandboxServer> sandboxes = [];
        while (sandboxes.Count < Lanes)
        {
            sandboxes.Add(await StartAsync(options => options with { FictionalCast = false, CacheReads = true }));
        }

        var lanes = await Task.WhenAll(
            sandboxes.Select((sandbox, lane) => PlayLaneAsync(sandbox, lane, rounds, taken, filed))
        );
        output.WriteLine($"From pause to takeover: {taken}");
        output.WriteLine($"From pause to the new owner's first batch: {filed}");
        Soak.FailOn([.. lanes.SelectMany(failures => failures)]);
    }

    private async Task<IReadOnlyList<string>> PlayLaneAsync(
        SandboxServer sandbox,
        int lane,
        int rounds,
        Times taken,
        Times filed
    )
    {
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            People,
            TimeSpan.FromMilliseconds(100)
        );
        await stage.Database.SlowDownAsync(
            batch: TimeSpan.FromMilliseconds(200),
            end: TimeSpan.FromMilliseconds(300),
            checkIn: TimeSpan.FromMilliseconds(100)
        );
        await stage.Database.WatchWritersAsync();
        await using var workers = new Workers(stage, ("Sync__BatchSize", "32"));
        List<string> failures = [];
        for (var number = lane; number < rounds && failures.Count < MostFailures; number += Lanes)
        {
            await stage.ResetAsync();
            await workers.RaiseAsync(2);
            var moment = (PauseMoment)(number % Moments);
            var random = new Random(Soak.Seed + number);
            if (await PlayAsync(stage, workers, random, moment, taken, filed) is { } wrong)
            {
                failures.Add($"Round {number}, SOAK_SEED={Soak.Seed}, {moment}: {wrong}\n{workers.Story}");
            }
        }

        return failures;
    }

    private static async Task<string?> PlayAsync(
        Stage stage,
        Workers workers,
        Random random,
        PauseMoment moment,
        Times taken,
        Times filed
    )
    {
        var database = stage.Database;
        var run = await stage.TriggerAsync(workers.Alive[random.Next(workers.Alive.Count)]);
        var owner = await workers.HolderAsync(run);
        var other = workers.Alive.Single(worker => worker != owner);
        await Until.PassedAsync(random.NextDouble() * TimeSpan.FromSeconds(moment == PauseMoment.Any ? 1.4 : 0.4));
        if (moment is not (PauseMoment.Any or PauseMoment.Woken))
        {
            await Until.SoAsync(() => database.IsAboutAsync(owner.Id, moment), () => $"No {moment}.\n{workers.Story}");
        }

        var said = owner.Log.Length;
        var paused = await database.NowAsync();
        await owner.SignalAsync("STOP");
        try
        {
            if (moment == PauseMoment.Woken)
            {
                await Until.SoAsync(
                    () => database.IsAsync("EXISTS (SELECT FROM screenalytics_ingest.run_takeover)"),
                    () => $"Nobody took it over.\n{workers.Story}"
                );
                await owner.SignalAsync("CONT");
            }

            await stage.UntilEndedAsync(() => workers.Story);
            var at = await database.ScalarAsync<DateTime?>(
                "SELECT max(taken_at) FROM screenalytics_ingest.run_takeover"
            );
            if (at is null)
            {
                return "It had finished before it was paused.";
            }

            var batch = await database.ScalarAsync<DateTime?>(
                "SELECT coalesce(min(filed_at), $1) FROM screenalytics_ingest.run_batch WHERE filed_at >= $1",
                at
            );
            taken.Add(at.Value - paused);
            filed.Add(batch!.Value - paused);
            if (batch.Value - paused > MostTakeover)
            {
                return $"The takeover took {at.Value - paused}, and {batch.Value - paused} until its first batch.";
            }

            var before = await database.DigestAsync();
            await owner.SignalAsync("CONT");
            await owner.UntilAsync(() =>
                Task.FromResult(owner.Log.IndexOf(Noticed, said, StringComparison.Ordinal) >= 0)
            );
            if (await database.WrittenAsync(owner.Id, at.Value) is > 0 and var rows)
            {
                return $"It wrote {rows} rows after its takeover.";
            }

            var after = await database.DigestAsync();
            if (!after.SequenceEqual(before))
            {
                return $"It wrote after its takeover:\n{string.Join('\n', before)}\n{string.Join('\n', after)}";
            }
        }
        finally
        {
            await owner.SignalAsync("CONT");
        }

        return (await RunRows.ReadAsync(database)).DifferenceTo(stage.Expected)
            ?? await ServeAsync(stage, owner, other);
    }

    // The other one stands still, so that only the one that was paused can do it.
    private static async Task<string?> ServeAsync(Stage stage, WorkerProcess paused, WorkerProcess other)
    {
        var database = stage.Database;
        await other.SignalAsync("STOP");
        try
        {
            var run = await stage.TriggerAsync(paused, episode: true);
            await stage.UntilEndedAsync(() => paused.Log);
            var node = await database.ScalarAsync<string>(
                "SELECT node FROM screenalytics_ingest.run_part WHERE run_id = $1",
                run
            );
            var filed = await database.ScalarAsync<long>(
                "SELECT count(*) FROM screenalytics_ingest.person_result WHERE run_id = $1",
                run
            );
            return Workers.IsOf(paused, node) && filed == People
                ? null
                : $"Afterwards {node} filed {filed} people of another run.";
        }
        finally
        {
            await other.SignalAsync("CONT");
        }
    }
}
