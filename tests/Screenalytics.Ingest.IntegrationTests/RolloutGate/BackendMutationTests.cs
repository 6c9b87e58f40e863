using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.IntegrationTests.Sandbox;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Mutations;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>Whatever is wrong with the backend or the app is disproven by the steps that look at them.</summary>
public sealed class BackendMutationTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly TimeSpan _slow = TimeSpan.FromSeconds(0.6);
    private static readonly TimeSpan _allowed = TimeSpan.FromSeconds(0.5);

    [Fact]
    public async Task No_mutation_survives()
    {
        var sandbox = await StartAsync(options => options with { SlowAnswer = _slow });
        await using var bank = await StorageDatabase.CreateMigratedAsync(Postgres);
        var flagged = await FlaggedAsync(sandbox);
        List<string> survivors = [];
        foreach (var mutation in Enum.GetValues<BackendMutation>())
        {
            sandbox.Mutations.Clear();
            await PutBackAsync(sandbox, flagged);
            sandbox.Mutations.Add(mutation);
            var slow = mutation is BackendMutation.SlowReads or BackendMutation.SlowToggle;
            var records = await BackendSteps.RunAsync(sandbox, bank, maxAnswerTime: slow ? _allowed : null);
            string[] disproven =
            [
                .. records.SelectMany(step =>
                    step.Record.Checks.Where(check => check.Verdict == GateVerdict.Disproven)
                        .Select(check => $"{step.Step}.{check.Id}: {check.Observed}")
                ),
            ];
            if (
                !disproven.Any(line =>
                    line.StartsWith(BackendMutations.CheckOf(mutation) + ": ", StringComparison.Ordinal)
                )
            )
            {
                survivors.Add($"{mutation}: {string.Join(" | ", disproven)}");
            }
        }

        survivors.ShouldBeEmpty();
    }

    private static async Task<Guid[]> FlaggedAsync(SandboxServer sandbox)
    {
        await using var command = sandbox.Database.CreateCommand(
            "select array_agg(id) from core.media_links where facebank_seed"
        );
        return (Guid[])(await command.ExecuteScalarAsync())!;
    }

    private static async Task PutBackAsync(SandboxServer sandbox, Guid[] flagged)
    {
        await using var command = sandbox.Database.CreateCommand(
            "update core.media_links set facebank_seed = id = any($1) where facebank_seed <> (id = any($1))"
        );
        command.Parameters.Add(new() { Value = flagged });
        await command.ExecuteNonQueryAsync();
    }
}
