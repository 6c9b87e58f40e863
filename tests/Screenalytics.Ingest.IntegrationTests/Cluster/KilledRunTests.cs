using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

[Collection(ClusterCollection.Name)]
public sealed class KilledRunTests(PostgresFixture postgres, ITestOutputHelper output) : CliTest(postgres)
{
    private const int People = 200;
    private const int MostFailures = 3;

    // Fewer rounds may miss a phase by chance.
    private const int EnoughForAll = 100;

    // A kill after the end has nothing left to strike.
    private static readonly IReadOnlyList<RunPhase> Phases = [.. Enum.GetValues<RunPhase>().Except([RunPhase.Over])];

    [Fact]
    public async Task What_is_killed_at_random_moments_ends_as_if_it_never_had_been()
    {
        var rounds = Soak.Rounds(20, 200);
        output.WriteLine($"{rounds} rounds, SOAK_SEED={Soak.Seed}");
        var sandbox = await StartAsync(options => options with { FictionalCast = false, CacheReads = true });
        await using var stage = await Stage.SetAsync(
            sandbox,
            await MigratedDatabaseAsync(),
            People,
            TimeSpan.FromMilliseconds(15),
            slow: true
        );
        output.WriteLine(
            $"Undisturbed: {stage.Life.Whole.TotalSeconds:F1} s, {stage.Life.Start.TotalSeconds:F1} s of it before the run"
        );

        List<RunPhase> struck = [];
        List<string> failures = [];
        for (var number = 0; number < rounds && failures.Count < MostFailures; number++)
        {
            // Chance may leave a phase out; the second half sees to it.
            var missing = Phases.Except(struck).ToList();
            RunPhase? wanted = number >= rounds / 2 && missing.Count > 0 ? missing[0] : null;
            var round = new KillRound(stage, number, new Random(Soak.Seed + number), wanted);
            if (await round.PlayAsync() is { } wrong)
            {
                failures.Add($"Round {number}, SOAK_SEED={Soak.Seed}: {wrong}");
            }

            struck.AddRange(round.Struck);
        }

        output.WriteLine(
            $"{struck.Count} kills: {string.Join(", ", Enum.GetValues<RunPhase>().Select(phase => $"{struck.Count(one => one == phase)} at {phase}"))}"
        );
        Soak.FailOn(failures);
        if (rounds >= EnoughForAll)
        {
            Phases.Except(struck).ShouldBeEmpty("some phases were never struck");
        }
    }
}
