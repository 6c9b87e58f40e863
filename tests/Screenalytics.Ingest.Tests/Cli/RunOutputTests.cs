using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Cli;

public sealed class RunOutputTests
{
    private const string Id = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Awkward = "https://cdn.example/a b/ü\"\\&<>'.jpg";

    [Fact]
    public async Task Json_is_the_report()
    {
        var run = await RunAsync("json", dryRun: false);

        var report = JsonSerializer.Deserialize(run.Output, SyncJson.Default.SyncReport)!;
        report.Target.ShouldBe(new SeasonTarget(Guid.Parse(Id)));
        report.DatabaseHost.ShouldBe("db.example:5432");
        using var json = JsonDocument.Parse(run.Output);
        foreach (
            var name in new[]
            {
                "run_id",
                "status",
                "imported_facebank_images",
                "imported_facebank_people",
                "already_present_images",
                "skipped_images",
                "seeded_people",
                "fallback_people",
                "empty_people",
                "import_errors",
                "errors",
                "calls",
                "duration_ms",
                "backend_host",
                "database_host",
            }
        )
        {
            json.RootElement.TryGetProperty(name, out _).ShouldBeTrue(name);
        }
    }

    [Fact]
    public async Task A_dry_run_in_json_lists_what_would_be_inserted_before_the_report()
    {
        var run = await RunAsync("json", dryRun: true);

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("status").GetString().ShouldBe("ok");
        var images = json.RootElement.GetProperty("would_insert").EnumerateArray().ToArray();
        images.Length.ShouldBe(1);
        images[0].GetProperty("person_id").GetGuid().ShouldBe(Samples.Person);
        images[0].GetProperty("served_url").GetString().ShouldBe(Awkward);
        images[0].GetProperty("rank").GetInt32().ShouldBe(2);
        images[0].GetProperty("source").GetString().ShouldBe("all");
    }

    [Fact]
    public async Task A_dry_run_that_would_insert_nothing_says_so_in_json()
    {
        var run = await CliRun.OfAsync(["sync", "--season", Id, "--dry-run", "--output", "json"]);

        using var json = JsonDocument.Parse(run.Output);
        json.RootElement.GetProperty("would_insert").GetArrayLength().ShouldBe(0);
        json.RootElement.GetProperty("dry_run").GetBoolean().ShouldBeTrue();
    }

    [Fact]
    public async Task Ndjson_is_a_line_a_person_and_the_report_last()
    {
        var lines = Lines((await RunAsync("ndjson", dryRun: false)).Output);

        lines.Select(TypeOf).ShouldBe(["person", "person", "person", "report"]);
        lines[0].GetProperty("outcome").GetString().ShouldBe("fallback");
        lines[0].GetProperty("source").GetString().ShouldBe("all");
        lines[0].GetProperty("inserted").GetInt32().ShouldBe(1);
        lines[0].GetProperty("already_present").GetInt32().ShouldBe(1);
        lines[0].GetProperty("failure").ValueKind.ShouldBe(JsonValueKind.Null);
        lines[0].GetProperty("skipped").EnumerateObject().ShouldBeEmpty();
        var calls = lines[0].GetProperty("calls").EnumerateArray().ToArray();
        calls.Select(call => call.GetProperty("seed_only").GetBoolean()).ShouldBe([true, false]);
        calls[1].GetProperty("rows").GetInt32().ShouldBe(2);
        lines[1].GetProperty("failure").GetProperty("code").GetString().ShouldBe("backend_timeout");
        lines[2].GetProperty("outcome").GetString().ShouldBe("failed");
        lines[2].GetProperty("failure").GetProperty("code").GetString().ShouldBe("person_unknown");
        lines[3].GetProperty("status").GetString().ShouldBe("ok");
        lines[3].GetProperty("run_id").ValueKind.ShouldBe(JsonValueKind.String);
    }

    [Fact]
    public async Task A_dry_run_in_ndjson_has_a_line_an_image() =>
        Lines((await RunAsync("ndjson", dryRun: true)).Output)
            .Select(TypeOf)
            .ShouldBe(["person", "would_insert", "person", "person", "report"]);

    [Fact]
    public async Task A_dry_run_s_table_lists_what_would_be_inserted()
    {
        var run = await RunAsync("table", dryRun: true);

        run.Output.ShouldContain($"{Samples.Person}  all      2  {Awkward}\n");
        run.Output.ShouldContain("dry run: nothing was written");
    }

    [Fact]
    public async Task Off_a_terminal_nothing_holds_an_escape_code()
    {
        var run = await RunAsync("table", dryRun: false);

        run.Output.ShouldNotContain("\e");
        run.Error.ShouldNotContain("\e");
    }

    [Fact]
    public async Task Warnings_go_to_the_error_stream()
    {
        var host = new FakeHost
        {
            Run = (request, observer) =>
            {
                observer.OnWarning("max_images_per_person 99 is out of bounds");
                observer.OnIntake(paused: true);
                return Samples.Report(request);
            },
        };

        var run = await CliRun.OfAsync(["sync", "--season", Id, "--output", "json"], host);

        run.Error.ShouldContain("warning: max_images_per_person 99");
        run.Error.ShouldContain("out of service");
        run.Output.ShouldNotContain("out of service");
    }

    private static Task<CliRun> RunAsync(string format, bool dryRun)
    {
        var host = new FakeHost
        {
            Run = (request, observer) =>
            {
                observer.OnPeopleKnown(3, final: true);
                observer.OnPerson(Samples.Fallback("https://cdn.example/1.jpg", Awkward), new PersonCommit(0b10));
                observer.OnPerson(Samples.Failed(), new PersonCommit(0));
                observer.OnPerson(
                    Samples.Fallback("https://cdn.example/1.jpg"),
                    new PersonCommit(0, FailureCode.PersonUnknown, "Unknown.")
                );
                return Samples.Report(request);
            },
        };
        string[] line = ["sync", "--season", Id, "--output", format];
        return CliRun.OfAsync(dryRun ? [.. line, "--dry-run"] : line, host);
    }

    private static JsonElement[] Lines(string output) =>
        [
            .. output
                .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                .Select(line => JsonDocument.Parse(line).RootElement),
        ];

    private static string? TypeOf(JsonElement line) => line.GetProperty("type").GetString();
}
