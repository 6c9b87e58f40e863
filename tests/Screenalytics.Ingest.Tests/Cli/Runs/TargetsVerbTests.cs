using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

public sealed class TargetsVerbTests
{
    [Fact]
    public void Targets_are_shown_with_their_state_and_within_80_columns()
    {
        var target = new SeasonTarget(Guid.NewGuid());
        var now = TimeProvider.System.GetUtcNow();
        var view = new TargetView
        {
            Target = target,
            TargetKey = target.Key,
            State = TargetState.Broken,
            Since = now,
            LastRunId = Guid.NewGuid(),
            LastRunAt = now,
        };

        var text = TargetTable.Render(
            [view, view with { State = TargetState.Ok, LastOkAt = now }],
            new Palette(false),
            TimeProvider.System
        );

        text.ShouldContain("broken");
        text.ShouldContain("never");
        text.ShouldContain($"{view.LastRunId}");
        text.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task Without_any_the_verb_says_so_and_json_is_an_empty_array()
    {
        (await CliRun.OfAsync(["runs", "targets"])).Output.ShouldContain("No run");
        (await CliRun.OfAsync(["runs", "targets", "--output", "json"])).Output.Trim().ShouldBe("[]");
    }
}
