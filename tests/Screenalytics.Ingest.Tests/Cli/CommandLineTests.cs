using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class CommandLineTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Other = "3F2504E0-4F89-41D3-9A0C-0305E82C3302";

    [Theory]
    [InlineData("sync", "exactly one kind of target", "none is given")]
    [InlineData($"sync --person {Id} --season {Id}", "--person and --season")]
    [InlineData($"sync --person {Id} --people-file x", "--person and --people-file")]
    [InlineData($"sync --episode {Id} --season {Id}", "--episode and --season")]
    [InlineData("sync --person 12", "--person", "'12'", "UUID")]
    [InlineData("sync --season {3f2504e0-4f89-41d3-9a0c-0305e82c3301}", "--season", "UUID")]
    [InlineData("sync --episode 3f2504e04f8941d39a0c0305e82c3301", "--episode", "UUID")]
    [InlineData("sync --episode 0x2504e0-4f89-41d3-9a0c-0305e82c3301", "--episode", "UUID")]
    [InlineData($"sync --season {Id} --season {Id}", "--season")]
    [InlineData($"sync --season {Id} --credit-category Cast", "--credit-category", "--episode")]
    [InlineData($"sync --season {Id} --max-images-per-person many", "--max-images-per-person", "'many'")]
    [InlineData($"sync --season {Id} --concurrency 0", "--concurrency", "'0'", "1 and 256")]
    [InlineData($"sync --season {Id} --concurrency 1.5", "--concurrency", "'1.5'")]
    [InlineData($"sync --season {Id} --output xml", "--output", "'xml'", "ndjson")]
    [InlineData($"sync --season {Id} --output", "--output")]
    [InlineData($"sync --seson {Id}", "'--seson'", "did you mean --season?")]
    [InlineData($"sync --person {Id} {Other}", "not understood")]
    [InlineData($"sync --face-bank --season {Id}", "--season and --face-bank")]
    [InlineData("sync --face-bank=false", "none is given")]
    [InlineData("trigger", "exactly one kind of target", "none is given")]
    [InlineData($"trigger --season {Id} --concurrency 3", "'--concurrency'")]
    [InlineData($"trigger --season {Id} --idempotency-key é", "--idempotency-key")]
    [InlineData("sync --people-file /nowhere/at-all", "--people-file", "/nowhere/at-all")]
    [InlineData($"sync --season {Id} --Trr:MaxRetries 3", "--Trr:MaxRetries has no value", "--Trr:MaxRetries=value")]
    [InlineData("synk", "'synk'", "did you mean sync?")]
    [InlineData("db", "command")]
    [InlineData("db check --dry-run", "--dry-run")]
    [InlineData("db check --output ndjson", "'ndjson'")]
    [InlineData("walk", "'walk'")]
    [InlineData("", "command")]
    public async Task A_wrong_command_line_is_told_and_ends_with_2(string line, params string[] words)
    {
        var run = await CliRun.OfAsync(line.Split(' ', StringSplitOptions.RemoveEmptyEntries));

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Output.ShouldBeEmpty();
        run.Host.Request.ShouldBeNull();
        foreach (var word in words)
        {
            run.Error.ShouldContain(word);
        }
    }

    [Fact]
    public async Task An_episode_with_a_category_becomes_a_target()
    {
        var run = await CliRun.OfAsync(["sync", "--episode", Id, "--credit-category", "Guest Star"]);

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        run.Host.Request!.Target.ShouldBe(new EpisodeTarget(Guid.Parse(Id), "Guest Star"));
        run.Host.Request.MaxImagesPerPerson.ShouldBe(5);
        run.Host.Request.DryRun.ShouldBeFalse();
    }

    [Fact]
    public async Task The_face_bank_is_a_target() =>
        (await CliRun.OfAsync(["sync", "--face-bank"])).Host.Request!.Target.ShouldBe(new FaceBankTarget());

    [Fact]
    public async Task A_server_becomes_an_override()
    {
        var run = await CliRun.OfAsync(["trigger", "--face-bank", "--server", "http://other:1"]);

        run.Host.Settings!.Overrides.ShouldBe([new SettingOverride("Api:Url", "http://other:1", "--server")]);
        run.ExitCode.ShouldBe(ExitCodes.Configuration);
        run.Error.ShouldContain("set SCREENALYTICS_ADMIN_SECRET");
    }

    [Fact]
    public async Task People_may_be_named_one_by_one_in_any_case()
    {
        var run = await CliRun.OfAsync(["sync", "--person", Other, "--person", Id, "--person", Id, "--dry-run"]);

        var target = run.Host.Request!.Target.ShouldBeOfType<PeopleTarget>();
        target.PersonIds.ToArray().ShouldBe([Guid.Parse(Other), Guid.Parse(Id)]);
        run.Host.Request.DryRun.ShouldBeTrue();
    }

    [Theory]
    [InlineData("7", 7)]
    [InlineData("0", 0)]
    [InlineData("-3", -3)]
    [InlineData("99999999999999999999", int.MaxValue)]
    public async Task The_cap_is_passed_on_as_asked_since_the_door_clamps_and_warns(string text, int wanted)
    {
        var run = await CliRun.OfAsync(["sync", "--season", Id, "--max-images-per-person", text]);

        run.Host.Request!.MaxImagesPerPerson.ShouldBe(wanted);
    }

    [Fact]
    public async Task Options_that_are_settings_become_overrides()
    {
        string[] line = ["sync", "--season", Id, "--concurrency", "4", "--data-dir", "/d", "--Trr:MaxRetries=0"];

        var run = await CliRun.OfAsync(line);

        run.Host.Settings!.Overrides.ShouldBe([
            new SettingOverride("Trr:MaxRetries", "0", "--Trr:MaxRetries"),
            new SettingOverride("Trr:MaxConcurrency", "4", "--concurrency"),
            new SettingOverride("DataDirectory", "/d", "--data-dir"),
        ]);
    }

    [Fact]
    public async Task People_come_through_the_input_too()
    {
        var run = await CliRun.OfAsync(["sync", "--people-file", "-"], input: $"# cast\n\n{Id}  # lead\r\n{Other}");

        run.Host.Request!.Target.ShouldBeOfType<PeopleTarget>().Count.ShouldBe(2);
    }

    [Fact]
    public async Task Every_bad_line_of_a_list_is_named()
    {
        var run = await CliRun.OfAsync(["sync", "--people-file", "-"], input: $"{Id}\nnobody\n\n{Id}x\n");

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("input, line 2: 'nobody'");
        run.Error.ShouldContain($"input, line 4: '{Id}x'");
    }

    [Theory]
    [InlineData("", "give a file's path")]
    [InlineData("/", "it is a folder")]
    [InlineData("/nowhere/people.txt", "there is no such file")]
    public async Task A_list_that_can_not_be_read_says_why(string path, string why)
    {
        var run = await CliRun.OfAsync(["sync", "--people-file", path]);

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain(why);
    }

    [Fact]
    public async Task An_empty_data_folder_is_refused()
    {
        var run = await CliRun.OfAsync(["sync", "--season", Id, "--data-dir", ""]);

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("--data-dir: the path is empty");
    }

    [Theory]
    [InlineData("sync", "130")]
    [InlineData("db", "78")]
    [InlineData("trigger", "130")]
    [InlineData("db check", "78")]
    [InlineData("config show", "78")]
    public async Task Help_tells_exit_codes_and_how_to_pass_secrets_within_80_columns(string verb, string code)
    {
        var run = await CliRun.OfAsync([.. verb.Split(' '), "--help"]);

        var notes = run.Output[run.Output.IndexOf("Exit codes", StringComparison.Ordinal)..];
        notes.ShouldContain($" {code}  ");
        notes.ShouldContain("SCREENALYTICS_SERVICE_TOKEN");
        notes.Split('\n').ShouldAllBe(line => line.Length <= 80);
    }

    [Fact]
    public async Task An_empty_list_is_no_target() =>
        (await CliRun.OfAsync(["sync", "--people-file", "-"], input: "# none\n")).Error.ShouldContain("names nobody");

    [Fact]
    public async Task A_broken_configuration_lists_every_error_and_ends_with_78()
    {
        var host = new FakeHost { Failure = new BadConfigurationException(["first", "second"]) };

        var run = await CliRun.OfAsync(["sync", "--season", Id], host);

        run.ExitCode.ShouldBe(ExitCodes.Configuration);
        run.Error.ShouldContain("error: first");
        run.Error.ShouldContain("error: second");
    }

    [Fact]
    public async Task A_run_that_can_not_begin_ends_with_1_and_one_line()
    {
        var host = new FakeHost { Failure = new RunStoppedException(FailureCode.DatabaseNotReady, "No table.") };

        var run = await CliRun.OfAsync(["sync", "--season", Id], host);

        run.ExitCode.ShouldBe(ExitCodes.Error);
        run.Error.Trim().ShouldBe("error: No table.");
        run.Output.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_defect_is_one_line_without_a_stack_trace()
    {
        var host = new FakeHost { Failure = new InvalidOperationException("password=hunter2") };

        var run = await CliRun.OfAsync(["sync", "--season", Id], host);

        run.ExitCode.ShouldBe(ExitCodes.Error);
        run.Error.Trim().Split('\n').Length.ShouldBe(1);
        run.Error.ShouldNotContain("hunter2");
        run.Error.ShouldContain("--verbose");
    }

    [Theory]
    [InlineData(RunStatus.Ok, false, 0)]
    [InlineData(RunStatus.Partial, false, 3)]
    [InlineData(RunStatus.Partial, true, 5)]
    [InlineData(RunStatus.Error, true, 1)]
    [InlineData(RunStatus.Cancelled, true, 130)]
    public async Task The_report_decides_the_exit_code(RunStatus status, bool suspect, int exitCode)
    {
        var host = new FakeHost
        {
            Run = (request, _) => Samples.Report(request) with { Status = status, Suspect = suspect },
        };

        (await CliRun.OfAsync(["sync", "--season", Id], host)).ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task Help_of_sync_tells_the_exit_codes()
    {
        var run = await CliRun.OfAsync(["sync", "--help"]);

        run.ExitCode.ShouldBe(ExitCodes.Ok);
        foreach (var code in new[] { "130  interrupted", "5  suspect", "3  partial", "78  the configuration" })
        {
            run.Output.ShouldContain(code);
        }
    }

    [Fact]
    public async Task Version_is_a_version() =>
        (await CliRun.OfAsync(["--version"])).Output.ShouldMatch(@"^\d+\.\d+\.\d+");
}
