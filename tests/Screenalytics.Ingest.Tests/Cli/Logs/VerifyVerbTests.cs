using System.Text.Json;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Verification;
using Screenalytics.Ingest.Tests.Architecture;

namespace Screenalytics.Ingest.Tests.Cli.Logs;

public sealed class VerifyVerbTests : IDisposable
{
    private const string Run = "01a2037d-9834-750d-bb07-a6f62ebd3197";
    private const string Person = "e7e2d44b-99e3-8823-976a-8bacff4fe9c0";
    private const string Proven =
        "{\"SeedOnly\":true,\"Attempts\":1,\"Status\":200,\"Rows\":0,\"Bytes\":2,\"Complete\":true,\"DurationMs\":1.2}";
    private const string Second =
        "{\"SeedOnly\":false,\"Attempts\":1,\"Status\":200,\"Rows\":6,\"Bytes\":900,\"Complete\":true,\"DurationMs\":2}";

    private readonly string _folder = Directory.CreateTempSubdirectory("verify-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_clean_log_is_proven()
    {
        var run = await CliRun.OfAsync(["logs", "verify"], new FakeHost { Logs = Log(Proven) });

        run.ExitCode.ShouldBe(0, run.Error);
        run.Output.ShouldBe(
            """
            proven
            Log         1 runs, 1 people; 1 second calls, 1 proven
                        0 violations, 0 times evidence is missing

            """.ReplaceLineEndings("\n")
        );
    }

    [Fact]
    public async Task A_violation_is_told_with_its_line_and_exit_code_4()
    {
        var log = Log(Proven.Replace("\"Rows\":0", "\"Rows\":3", StringComparison.Ordinal));

        var table = await CliRun.OfAsync(["logs", "verify", log]);
        var json = await CliRun.OfAsync(["logs", "verify", log, "--output", "json"]);
        var lines = await CliRun.OfAsync(["logs", "verify", log, "--output", "ndjson"]);

        (table.ExitCode, json.ExitCode, lines.ExitCode).ShouldBe((4, 4, 4));
        table.Output.ShouldStartWith(
            $"{log}/a.jsonl:2  second_after_rows\n  run     {Run}\n  person  {Person}\n  calls   seed:3 -> all:6\n"
        );
        table.Output.ShouldContain("\nviolated\n");
        using var value = JsonDocument.Parse(json.Output);
        var finding = value.RootElement.GetProperty("findings")[0];
        finding.GetProperty("kind").GetString().ShouldBe("second_after_rows");
        finding.GetProperty("line").GetInt64().ShouldBe(2);
        value.RootElement.GetProperty("log").GetProperty("runs")[0].GetProperty("violations").GetInt64().ShouldBe(1);
        lines.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Length.ShouldBe(2);
        lines.Output.ShouldStartWith("{\"type\":\"finding\",\"kind\":\"second_after_rows\"");
    }

    [Fact]
    public async Task Evidence_that_is_missing_is_exit_code_3()
    {
        var torn = Log(Proven);
        await File.AppendAllTextAsync(
            Path.Combine(torn, "a.jsonl"),
            "{\"@t\":\"2026-11-22T18:0",
            TestContext.Current.CancellationToken
        );
        var empty = Directory.CreateDirectory(Path.Combine(_folder, "empty")).FullName;

        (await CliRun.OfAsync(["logs", "verify", torn])).ExitCode.ShouldBe(3);
        (await CliRun.OfAsync(["logs", "verify", empty])).ExitCode.ShouldBe(3);
    }

    [Fact]
    public async Task An_access_log_is_judged_by_itself_and_beside_the_log()
    {
        var log = Log(Proven);
        var good = Access("good.log", (true, 200), (false, 200));
        var bad = Access("bad.log", (true, 500), (false, 200));
        var more = Access("more.log", (true, 200), (false, 500), (false, 200));

        (await CliRun.OfAsync(["logs", "verify", "--access-log", good])).ExitCode.ShouldBe(0);
        (await CliRun.OfAsync(["logs", "verify", log, "--access-log", good])).ExitCode.ShouldBe(0);
        (await CliRun.OfAsync(["logs", "verify", "--access-log", bad])).ExitCode.ShouldBe(3);
        var violated = await CliRun.OfAsync(["logs", "verify", "--access-log", bad, "--access-log-whole"]);
        violated.ExitCode.ShouldBe(4);
        violated.Output.ShouldStartWith($"{bad}:2  violated: after_failure\n  person  {Person}\n");
        (await CliRun.OfAsync(["logs", "verify", "--access-log", more])).ExitCode.ShouldBe(0);
        var beside = await CliRun.OfAsync(["logs", "verify", log, "--access-log", more, "--output", "json"]);
        beside.ExitCode.ShouldBe(3);
        beside.Output.ShouldContain("\"reason\": \"beyond_log\"");
    }

    [Fact]
    public async Task Runs_are_chosen_and_a_missing_one_is_an_error()
    {
        var log = Log(Proven);

        (await CliRun.OfAsync(["logs", "verify", log, "--run", Run])).ExitCode.ShouldBe(0);
        var missing = await CliRun.OfAsync(["logs", "verify", log, "--run", Person]);
        missing.ExitCode.ShouldBe(1);
        missing.Error.ShouldContain($"the log tells of no run {Person}");
        (await CliRun.OfAsync(["logs", "verify", log, "--run", "x"])).ExitCode.ShouldBe(2);
        (await CliRun.OfAsync(["logs", "verify", "-", "--access-log", "-"])).ExitCode.ShouldBe(2);
        (await CliRun.OfAsync(["logs", "verify", "--access-log", Path.Combine(_folder, "none.log")])).ExitCode.ShouldBe(
            2
        );
    }

    [Fact]
    public void Every_kind_and_reason_is_documented()
    {
        var readme = File.ReadAllText(ReadmeTests.Find("README.md"));

        Enum.GetValues<FindingKind>().Select(FindingCatalog.NameOf).ShouldAllBe(name => readme.Contains($"`{name}`"));
        Enum.GetValues<AccessReason>()
            .Where(reason => reason != AccessReason.SeedsOnly)
            .Select(AccessCatalog.NameOf)
            .ShouldAllBe(name => readme.Contains($"`{name}`"));
    }

    private string Log(string first)
    {
        var head = $"\"RunId\":\"{Run}\",\"Target\":\"people:1\",\"Node\":\"n\",\"DryRun\":false";
        string[] lines =
        [
            $$"""{"@t":"2026-11-22T18:00:00Z","@mt":"x","@i":1014,"Event":"RunStarted",{{head}}}""",
            $$"""{"@t":"2026-11-22T18:00:01Z","@mt":"x","@i":1100,"Event":"PersonFinished",{{head}},"PersonId":"{{Person}}","Outcome":"fallback","Source":"all","Pattern":"?","Calls":[{{first}},{{Second}}],"Inserted":5,"AlreadyPresent":0,"Fetched":{{(first == Proven ? 6 : 9)}}}""",
            $$"""{"@t":"2026-11-22T18:00:02Z","@mt":"x","@i":1005,"Event":"RunFinished",{{head}},"Status":"ok","Suspect":false,"People":1,"Seeded":0,"Fallback":1,"Empty":0,"Held":0,"Failed":0,"NotAttempted":0,"Images":5,"SeedCalls":1,"AllCalls":1,"Retries":0,"DurationMs":9}""",
        ];
        var folder = Directory.CreateDirectory(Path.Combine(_folder, "logs")).FullName;
        File.WriteAllLines(Path.Combine(folder, "a.jsonl"), lines);
        return folder;
    }

    private string Access(string name, params (bool SeedOnly, int Status)[] requests)
    {
        var path = Path.Combine(_folder, name);
        File.WriteAllLines(
            path,
            requests.Select(request =>
                $"INFO:     127.0.0.1:1234 - \"GET /api/v1/screenalytics/people/{Person}/photos?seed_only={(request.SeedOnly ? "true" : "false")}&limit=500&offset=0 HTTP/1.1\" {request.Status} OK"
            )
        );
        return path;
    }
}
