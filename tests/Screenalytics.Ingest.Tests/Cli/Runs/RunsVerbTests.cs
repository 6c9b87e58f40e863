using System.Text.Json;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

public sealed class RunsVerbTests
{
    private static readonly string First = $"{RunSamples.First}";

    [Fact]
    public async Task Every_filter_of_the_list_is_passed_on()
    {
        var run = await CliRun.OfAsync([
            "runs",
            "list",
            "--target",
            "face_bank",
            "--status",
            "ok",
            "--status",
            "PARTIAL",
            "--outcome",
            "not_attempted",
            "--person",
            First,
            "--trigger",
            "http",
            "--suspect",
            "--since",
            "24h",
            "--until",
            "2026-11-22T10:00+02:00",
            "--limit",
            "7",
            "--after",
            First,
        ]);

        run.ExitCode.ShouldBe(0, run.Error);
        var filter = run.Host.RunsSession.Filter.ShouldNotBeNull();
        filter.Statuses.ShouldBe([RunStatus.Ok, RunStatus.Partial]);
        (filter with { Statuses = null }).ShouldBe(
            new RunFilter
            {
                Target = "face_bank",
                Outcome = PersonOutcome.NotAttempted,
                PersonId = RunSamples.First,
                Trigger = "http",
                Suspect = true,
                Since = new DateTimeOffset(2026, 11, 21, 12, 0, 0, TimeSpan.Zero),
                Until = new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.FromHours(2)),
                Limit = 7,
                After = RunSamples.First,
            }
        );
    }

    [Theory]
    [InlineData("--status", "okay", "Did you mean ok?")]
    [InlineData("--outcome", "falied", "Did you mean failed?")]
    [InlineData("--trigger", "cron", "none of schedule, http, cli, console")]
    [InlineData("--person", "ann", "'ann' is no id")]
    [InlineData("--after", "7", "'7' is no id")]
    [InlineData("--limit", "0", "between 1 and 500")]
    [InlineData("--limit", "501", "between 1 and 500")]
    [InlineData("--since", "yesterday", "'yesterday' is no time")]
    [InlineData("--since", "999999d", "'999999d' is no time")]
    [InlineData("--until", "2026-13-01", "'2026-13-01' is no time")]
    public async Task A_value_that_can_not_be_is_one_error(string option, string value, string told)
    {
        var run = await CliRun.OfAsync(["runs", "list", option, value]);

        run.ExitCode.ShouldBe(2);
        run.Error.ShouldContain($"error: {option}: ");
        run.Error.ShouldContain(told);
        run.Host.Settings.ShouldBeNull();
    }

    [Theory]
    [InlineData("show")]
    [InlineData("people")]
    [InlineData("cancel")]
    [InlineData("retry-failed")]
    [InlineData("undo")]
    public async Task An_id_that_is_none_is_refused_and_a_run_that_is_not_there_is_named(string verb)
    {
        var host = new FakeHost
        {
            RunsSession = new FakeRuns { Retry = new Admission(AdmissionKind.NotFound, default) },
        };

        var malformed = await CliRun.OfAsync(["runs", verb, "0193a00"], host);
        var missing = await CliRun.OfAsync(["runs", verb, First], host);

        malformed.ExitCode.ShouldBe(2);
        malformed.Error.ShouldContain("'0193a00' is no run's id");
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldBe(
            $"error: There is no run '{First}': 'screenalytics-ingest runs list' shows which there are.\n"
        );
        missing.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task The_beginning_of_an_id_will_do_where_only_one_begins_so()
    {
        var twin = Guid.Parse("0193a000-0000-7000-8000-000000000009");
        var host = new FakeHost
        {
            RunsSession = new FakeRuns
            {
                Runs = [RunSamples.Run(RunSamples.Second), RunSamples.Run(twin), RunSamples.Run(RunSamples.First)],
            },
        };

        var unique = await CliRun.OfAsync(["runs", "show", "0193B111", "--output", "json"], host);
        var both = await CliRun.OfAsync(["runs", "show", "0193a000-0000"], host);
        var none = await CliRun.OfAsync(["runs", "show", "0193a001"], host);

        JsonDocument.Parse(unique.Output).RootElement.GetProperty("run_id").GetGuid().ShouldBe(RunSamples.Second);
        both.ExitCode.ShouldBe(2);
        both.Error.ShouldContain($"such as {twin} and {RunSamples.First}");
        none.ExitCode.ShouldBe(1);
    }

    [Theory]
    [InlineData("table")]
    [InlineData("json")]
    [InlineData("ndjson")]
    public async Task All_people_are_streamed_page_by_page(string format)
    {
        var people = Enumerable.Range(1, 7).Select(number => RunSamples.Person(number)).ToList();
        var host = new FakeHost
        {
            RunsSession = new FakeRuns { Runs = [RunSamples.Run(RunSamples.First)], People = people },
        };

        var run = await CliRun.OfAsync(["runs", "people", First, "--all", "--limit", "3", "--output", format], host);

        run.ExitCode.ShouldBe(0, run.Error);
        host.RunsSession.PeopleFilters.Select(filter => filter.After)
            .ShouldBe([null, people[2].PersonId, people[5].PersonId]);
        var lines = run.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Count(line => line.Contains("-0000-4000-8000-", StringComparison.Ordinal)).ShouldBe(7);
        if (format == "json")
        {
            var page = JsonDocument.Parse(run.Output).RootElement;
            page.GetProperty("items").GetArrayLength().ShouldBe(7);
            page.GetProperty("next").ValueKind.ShouldBe(JsonValueKind.Null);
        }
    }

    [Fact]
    public async Task One_page_of_people_tells_how_to_go_on()
    {
        var host = new FakeHost
        {
            RunsSession = new FakeRuns
            {
                Runs = [RunSamples.Run(RunSamples.First)],
                People = [RunSamples.Person(1), RunSamples.Person(2)],
            },
        };

        var table = await CliRun.OfAsync(["runs", "people", First, "--limit", "1"], host);
        var json = await CliRun.OfAsync(["runs", "people", First, "--limit", "1", "--output", "json"], host);

        table.Output.ShouldContain("--after 00000001-0000-4000-8000-000000000000");
        JsonDocument
            .Parse(json.Output)
            .RootElement.GetProperty("next")
            .GetGuid()
            .ShouldBe(RunSamples.Person(1).PersonId);
    }

    [Theory]
    [InlineData(RunStatus.Partial, "had ended already: partial.", false)]
    [InlineData(RunStatus.Running, "is asked to end", true)]
    public async Task Cancelling_says_what_happened(RunStatus status, string told, bool asked)
    {
        var host = new FakeHost { RunsSession = new FakeRuns { Runs = [RunSamples.Run(RunSamples.First, status)] } };

        var run = await CliRun.OfAsync(["runs", "cancel", First], host);

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(told);
        host.RunsSession.Cancelled.ShouldBe(asked ? RunSamples.First : null);
    }

    [Theory]
    [InlineData(nameof(AdmissionKind.InFlight), "has not ended")]
    [InlineData(nameof(AdmissionKind.NothingToRetry), "nobody to retry")]
    [InlineData(nameof(AdmissionKind.Busy), "in flight")]
    public async Task A_retry_that_can_not_be_is_one_error(string kind, string told)
    {
        var host = new FakeHost
        {
            RunsSession = new FakeRuns { Retry = new Admission(Enum.Parse<AdmissionKind>(kind), RunSamples.Second) },
        };

        var run = await CliRun.OfAsync(["runs", "retry-failed", First], host);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain(told);
        run.Output.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(false, "'screenalytics-ingest run' starts one")]
    [InlineData(true, "A worker is alive")]
    public async Task A_retry_says_whether_anybody_takes_it_up(bool alive, string told)
    {
        var node = new NodeView
        {
            Node = "n",
            Host = "h",
            Version = "1",
            Alive = true,
        };
        var host = new FakeHost
        {
            RunsSession = new FakeRuns
            {
                Retry = new Admission(AdmissionKind.Started, RunSamples.Second),
                Nodes =
                [
                    node with
                    {
                        Draining = true,
                    },
                    node with
                    {
                        Alive = false,
                    },
                    node with
                    {
                        Kind = NodeKind.Sync,
                    },
                    .. alive ? [node] : Array.Empty<NodeView>(),
                ],
            },
        };

        var table = await CliRun.OfAsync(["runs", "retry-failed", First], host);
        var json = await CliRun.OfAsync(["runs", "retry-failed", First, "--output", "json"], host);

        table.ExitCode.ShouldBe(0, table.Error);
        table.Output.ShouldContain($"Run {RunSamples.Second} is queued");
        table.Output.ShouldContain(told);
        JsonDocument.Parse(json.Output).RootElement.GetProperty("live_workers").GetInt32().ShouldBe(alive ? 1 : 0);
    }

    [Theory]
    [InlineData(false, "", false, "--yes")]
    [InlineData(false, "y\n", false, "--yes")]
    [InlineData(true, "\n", false, "--yes")]
    [InlineData(true, "n\n", false, "--yes")]
    [InlineData(true, "y\n", true, "")]
    [InlineData(true, "Yes\n", true, "")]
    [InlineData(false, "", true, "", "--yes")]
    public async Task Nothing_is_taken_back_unasked(
        bool terminal,
        string input,
        bool undone,
        string told,
        params string[] more
    )
    {
        var host = new FakeHost { RunsSession = new FakeRuns { Undo = RunSamples.Undo() } };

        var run = await CliRun.OfAsync(["runs", "undo", First, .. more], host, input, terminal);

        run.ExitCode.ShouldBe(0, run.Error);
        host.RunsSession.Undone.ShouldBe(undone);
        run.Output.ShouldContain("1 image would be removed");
        run.Output.ShouldContain(undone ? "1 image was removed" : $"Nothing was changed: {told}");
    }

    [Fact]
    public async Task Nothing_to_take_back_asks_nothing()
    {
        var host = new FakeHost { RunsSession = new FakeRuns { Undo = RunSamples.Undo(any: false) } };

        var run = await CliRun.OfAsync(["runs", "undo", First], host, "y\n", terminal: true);

        host.RunsSession.Undone.ShouldBeFalse();
        run.Error.ShouldBeEmpty();
        run.Output.ShouldEndWith("Nothing was changed.\n");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Undo_in_json_tells_whether_it_was_done(bool yes)
    {
        var host = new FakeHost { RunsSession = new FakeRuns { Undo = RunSamples.Undo() } };

        var run = await CliRun.OfAsync(
            ["runs", "undo", First, "--output", "json", .. yes ? ["--yes"] : Array.Empty<string>()],
            host,
            "y\n",
            terminal: true
        );

        JsonDocument.Parse(run.Output).RootElement.GetProperty("applied").GetBoolean().ShouldBe(yes);
        host.RunsSession.Undone.ShouldBe(yes);
    }

    [Theory]
    [InlineData("Accepted", "is accepted")]
    [InlineData("AcceptedBefore", "was accepted before by bob")]
    [InlineData("NotSuspect", "is not suspect")]
    public async Task Accepting_tells_what_came_of_it(string acceptance, string told)
    {
        var run = await CliRun.OfAsync(
            ["runs", "accept", First],
            new FakeHost
            {
                RunsSession = new FakeRuns
                {
                    Runs = [RunSamples.Run(RunSamples.First) with { AcceptedBy = "bob" }],
                    Acceptance = Enum.Parse<Acceptance>(acceptance),
                },
            }
        );

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldContain(told);
    }

    [Fact]
    public async Task A_run_that_is_not_there_is_not_accepted()
    {
        var run = await CliRun.OfAsync(["runs", "accept", First]);

        run.ExitCode.ShouldBe(1);
        run.Error.ShouldContain("There is no run");
    }
}
