using System.Collections.Concurrent;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>No mutation of the backend or the app survives a gate, and none makes it leave anything changed.</summary>
public sealed class GateMutationTests(PostgresFixture postgres) : GateTest(postgres)
{
    private const int Lanes = 3;
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(0.8);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(0.6);

    [Fact]
    public async Task Each_is_found_by_the_right_step_which_names_the_cause()
    {
        var mutations = new ConcurrentQueue<(BackendMutation, string, string)>(GateMutationVerdicts.All);
        var wrong = new ConcurrentQueue<string>();
        await Task.WhenAll(Enumerable.Range(0, Lanes).Select(_ => WorkAsync(mutations, wrong)));
        wrong.ShouldBeEmpty();
    }

    [Fact]
    public void Each_is_expected_somewhere() =>
        Enum.GetValues<BackendMutation>()
            .Except(GateMutationVerdicts.All.Select(verdict => verdict.Mutation))
            .ShouldBeEmpty();

    private async Task WorkAsync(
        ConcurrentQueue<(BackendMutation, string, string)> mutations,
        ConcurrentQueue<string> wrong
    )
    {
        var sandbox = await StartAsync(options => options with { SlowAnswer = _slow });
        using var lane = new GateLane(sandbox, await MigratedDatabaseAsync());
        var before = await lane.TouchableAsync();
        while (mutations.TryDequeue(out var next))
        {
            var (mutation, step, cause) = next;
            sandbox.Mutations.Add(mutation);
            var isSlow = mutation is BackendMutation.SlowReads or BackendMutation.SlowToggle;
            var evidence = await lane.RunAsync(isSlow ? _patience : null);
            sandbox.Mutations.Clear();
            foreach (var problem in ProblemsOf(evidence, step, cause))
            {
                wrong.Enqueue($"{mutation}: {problem}");
            }

            if (!before.SequenceEqual(await lane.TouchableAsync()))
            {
                await CleanUpAsync(lane, mutation, evidence, wrong, before);
            }
        }
    }

    private static IEnumerable<string> ProblemsOf(GateEvidence evidence, string step, string cause)
    {
        if (evidence.ExitCode != 4)
        {
            yield return $"exit code {evidence.ExitCode}";
        }

        foreach (var done in evidence.Steps)
        {
            foreach (var check in done.Checks.Where(check => check.Id == "defect"))
            {
                yield return $"{done.Id}: {check.Observed}";
            }
        }

        var first = evidence.Steps.FirstOrDefault(done => done.Verdict == GateVerdict.Disproven);
        var said = string.Join(
            "; ",
            first?.Checks.Where(check => check.Verdict == GateVerdict.Disproven).Select(check => check.Observed) ?? []
        );
        if (first?.Id != step || !said.Contains(cause, StringComparison.Ordinal))
        {
            yield return $"found by {first?.Id ?? "no step"}, which says: {said}";
        }
    }

    // What the backend did not let the gate put back is told, and put back once the backend works.
    private static async Task CleanUpAsync(
        GateLane lane,
        BackendMutation mutation,
        GateEvidence evidence,
        ConcurrentQueue<string> wrong,
        IReadOnlyList<string> before
    )
    {
        if (evidence.Steps[^1].Verdict != GateVerdict.Disproven)
        {
            wrong.Enqueue($"{mutation}: left something changed and did not tell");
        }

        await lane.CleanUpAsync();
        var left = (await lane.TouchableAsync()).Except(before).ToList();
        if (left.Count > 0)
        {
            wrong.Enqueue($"{mutation}: left changed after the cleanup: {string.Join("; ", left)}");
        }
    }
}
