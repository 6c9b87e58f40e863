using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class ScheduleVerbTests
{
    // The board tells of a clock that stands at 2000-01-01, the preview of one at 2026-11-22.
    private static readonly ScheduleDefinition[] Schedules =
    [
        new()
        {
            Name = "nightly",
            Cron = "0 30 4 * * ?",
            TimeZone = "Europe/Berlin",
            Target = new ScheduleTarget { FaceBank = true },
        },
        new()
        {
            Name = "weekly",
            Cron = "0 0 0 ? * SUN",
            TimeZone = "UTC",
            Target = new ScheduleTarget { PeopleFile = "/lists/people.txt" },
        },
    ];

    [Fact]
    public async Task List_tells_the_next_time_pauses_and_what_became_of_the_last_one()
    {
        var run = await RunAsync("schedules", "list");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Error);
        run.Output.ShouldContain("next 2000-01-01 04:30:00 +01:00");
        run.Output.ShouldContain($"skipped, since run {FakeSchedules.RunId} was in flight, late");
        run.Output.ShouldContain("by ada: the backend moves house");
        run.Output.ShouldContain("the people of /lists/people.txt");
        run.Output.ShouldContain("it has not come due yet");
    }

    [Fact]
    public async Task List_as_json_is_what_the_api_answers()
    {
        var run = await RunAsync("schedules", "list", "--output", "json");

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement[0].GetProperty("next_fires").GetArrayLength().ShouldBe(5);
        json.RootElement[1].GetProperty("paused_by").GetString().ShouldBe("ada");
        json.RootElement[1].GetProperty("people_file").GetString().ShouldBe("/lists/people.txt");
    }

    [Fact]
    public async Task Preview_shows_five_times_in_the_zone_and_in_utc()
    {
        var run = await RunAsync("schedules", "preview", "nightly");

        run.ExitCode.ShouldBe(ExitCodes.Ok, run.Error);
        var lines = run.Output.TrimEnd().Split('\n');
        lines.Length.ShouldBe(6);
        lines[1].ShouldContain("2026-11-23 04:30:00 +01:00  2026-11-23 03:30:00Z");
        run.Output.ShouldNotContain("weekly");
    }

    [Fact]
    public async Task Preview_shows_what_the_clocks_do()
    {
        var schedule = Schedules[0] with { Cron = "0 30 2 * * ?" };
        var run = await CliRun.OfAsync(
            ["schedules", "preview", "--count", "400", "--output", "json"],
            new FakeHost { Schedules = [schedule] }
        );

        using var json = JsonDocument.Parse(run.Output);
        var notes = json.RootElement[0]
            .GetProperty("fires")
            .EnumerateArray()
            .Where(fire => fire.GetProperty("note").ValueKind == JsonValueKind.String)
            .ToDictionary(
                fire => fire.GetProperty("local").GetString()!,
                fire => fire.GetProperty("note").GetString()!
            );
        notes["2027-03-28T03:00:00+02:00"].ShouldContain("skip its time");
        notes["2027-10-31T02:30:00+02:00"].ShouldContain("first one");
        notes.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("preview", "nigthly")]
    [InlineData("resume", "nigthly")]
    [InlineData("pause", "nigthly", "--reason", "x")]
    public async Task An_unknown_name_is_a_usage_error_with_the_near_one(params string[] arguments)
    {
        var run = await RunAsync(["schedules", .. arguments]);

        run.ExitCode.ShouldBe(ExitCodes.Usage);
        run.Error.ShouldContain("'nigthly' is no schedule of the configuration; did you mean nightly?");
    }

    [Theory]
    [InlineData("pause", "nightly")]
    [InlineData("preview", "--count", "0")]
    [InlineData("preview", "--count", "many")]
    [InlineData("resume")]
    public async Task A_wrong_command_line_is_refused(params string[] arguments) =>
        (await RunAsync(["schedules", .. arguments])).ExitCode.ShouldBe(ExitCodes.Usage);

    [Fact]
    public async Task Pause_and_resume_say_what_they_did()
    {
        (await RunAsync("schedules", "pause", "nightly", "--reason", "house moving")).Output.ShouldContain(
            "Schedule nightly is paused: house moving."
        );
        (await RunAsync("schedules", "pause", "weekly", "--reason", "x")).Output.ShouldContain(
            "was paused already since 2000-01-01 00:00:00Z by ada: the backend moves house."
        );
        (await RunAsync("schedules", "resume", "weekly")).Output.ShouldContain("comes due next 2000-01-02 00:00:00");
        (await RunAsync("schedules", "resume", "nightly")).Output.ShouldContain("was not paused");
    }

    [Fact]
    public async Task Without_schedules_it_says_where_they_are_configured() =>
        (await CliRun.OfAsync(["schedules", "list"])).Output.ShouldContain("No schedule is configured");

    private static Task<CliRun> RunAsync(params string[] arguments) =>
        CliRun.OfAsync(arguments, new FakeHost { Schedules = Schedules });
}
