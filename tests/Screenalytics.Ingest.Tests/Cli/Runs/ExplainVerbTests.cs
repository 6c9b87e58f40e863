using System.Text.Json;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

public sealed class ExplainVerbTests
{
    private static readonly string Person = $"{RunSamples.Person(7).PersonId}";

    [Fact]
    public async Task The_story_is_told_in_80_columns()
    {
        var run = await ExplainAsync(["--person", Person], Told(3));

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain($"Person {Person}");
        run.Output.ShouldContain($"Run {RunSamples.First}");
        run.Output.ShouldContain("Asked");
        run.Output.ShouldNotContain("--limit shows more");
        run.Output.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task More_runs_than_are_told_are_said_to_be_there()
    {
        var run = await ExplainAsync(["--person", Person, "--limit", "1"], Told(2));

        run.Output.ShouldContain("--limit shows more");
        run.Output.Split('\n').Count(line => line.StartsWith("Run ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Json_has_sentences_and_figures()
    {
        var run = await ExplainAsync(["--person", Person, "--run", "0193a000", "--output", "json"], Told(1));

        run.ExitCode.ShouldBe(0, run.Error);
        using var json = JsonDocument.Parse(run.Output);
        var story = json.RootElement.GetProperty("runs")[0];
        story.GetProperty("run").GetProperty("run_id").GetGuid().ShouldBe(RunSamples.First);
        story.GetProperty("result").GetProperty("outcome").GetString().ShouldBe("fallback");
        story.GetProperty("lines")[0].GetProperty("kind").GetString().ShouldBe("run");
    }

    [Fact]
    public async Task A_run_without_the_person_is_told_apart_from_no_run()
    {
        var other = await ExplainAsync(["--person", Person, "--run", $"{RunSamples.First}"], []);
        var none = await ExplainAsync(["--person", Person, "--run", $"{Guid.Empty}"], []);

        other.ExitCode.ShouldBe(1);
        other.Error.ShouldContain("is not in the cast of run");
        none.ExitCode.ShouldBe(1);
        none.Error.ShouldContain("There is no run");
    }

    [Fact]
    public async Task Somebody_unknown_is_told_so()
    {
        var run = await ExplainAsync(["--person", Person], []);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("Nothing is known of person");
    }

    [Theory]
    [InlineData(new string[0], "--person")]
    [InlineData(new[] { "--person", "ann" }, "'ann' is no id")]
    [InlineData(
        new[] { "--person", "13abf1d0-4d2b-4c0e-9a51-0f6a4f0d7c11", "--run", "x" },
        "--run: 'x' is no run's id"
    )]
    public async Task Wrong_arguments_are_named(string[] arguments, string error)
    {
        var run = await ExplainAsync(arguments, []);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain(error);
    }

    private static Task<CliRun> ExplainAsync(string[] arguments, List<PersonInRun> runs) =>
        CliRun.OfAsync(
            ["runs", "explain", .. arguments],
            new FakeHost
            {
                RunsSession = new FakeRuns { Runs = [RunSamples.Run(RunSamples.First)], OfPerson = runs },
            }
        );

    private static List<PersonInRun> Told(int runs) =>
        [
            .. Enumerable
                .Range(0, runs)
                .Select(_ => new PersonInRun(RunSamples.Run(RunSamples.First, RunStatus.Ok), RunSamples.Person(7))),
        ];
}
