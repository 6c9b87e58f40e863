using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary><c>doctor</c> on patients that are well, and on some that are not.</summary>
public sealed class DoctorVerbTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task What_is_well_is_told_so_and_nothing_is_changed()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());

        var table = await CliProcess.RunAsync(environment, "doctor", "--person", $"{SandboxIds.Seeded}");
        var json = await ExamineAsync(environment, "--person", $"{SandboxIds.Seeded}");

        table.ExitCode.ShouldBe(0, table.Output + table.Error);
        table.Output.ShouldContain("Nothing stands in the way.");
        json["failed"].ShouldBeEmpty();
        string[] wanted =
        [
            "configuration/settings",
            "disk/free_space",
            "database/connection",
            "database/clock",
            "schedules/none",
            "backend/connection",
            "backend/clock",
            "backend/photo_shape",
        ];
        wanted.ShouldBeSubsetOf(json["ok"]);
        (await RowsAsync(environment["DB_URL"])).ShouldBeEmpty();
    }

    [Fact]
    public async Task What_it_asks_is_no_violation_in_the_backends_access_log()
    {
        using var folder = TestFolder.Create();
        var accessLog = Path.Combine(folder.Path, "access.log");
        var sandbox = await StartAsync(options => options with { AccessLog = accessLog });
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["SCREENALYTICS_DATA_DIR"] = Path.Combine(folder.Path, "data");

        await ExamineAsync(environment, "--person", $"{SandboxIds.Seeded}");
        sandbox.FlushAccessLog();
        var verified = await CliProcess.RunAsync(
            environment,
            ["logs", "verify", "--access-log", accessLog, "--access-log-whole", "--output", "json"]
        );

        verified.ExitCode.ShouldBe(3, verified.Output + verified.Error);
        verified.Json.GetProperty("access_log").GetProperty("requests").GetInt32().ShouldBe(1);
        verified.Json.GetProperty("access_log").GetProperty("violated").GetInt32().ShouldBe(0);
    }

    [Fact]
    public async Task Each_thing_that_fails_is_named_and_the_rest_is_looked_at_still()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await Postgres.CreateDatabaseAsync("cli"));
        environment["SCREENALYTICS_SERVICE_TOKEN"] = "canary-token";

        var lines = await ExamineAsync(environment);

        lines["failed"].ShouldContain("backend/connection");
        lines["failed"].ShouldContain(code => code.StartsWith("database/", StringComparison.Ordinal));
        lines["ok"].ShouldContain("database/connection");
    }

    [Fact]
    public async Task A_wrong_setting_is_a_finding_and_hides_only_what_it_is_about()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment.Remove("SCREENALYTICS_SERVICE_TOKEN");

        var lines = await ExamineAsync(environment);

        lines["failed"].ShouldBe(["configuration/setting"]);
        lines["ok"].ShouldContain("database/connection");
        lines["warning"].ShouldContain("backend/not_looked_at");
    }

    [Fact]
    public async Task Nobody_to_ask_is_told_with_the_way_out()
    {
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = "http://127.0.0.1:1",
            ["SCREENALYTICS_SERVICE_TOKEN"] = "canary-token",
            ["DB_URL"] = "postgres://u:canary-password@127.0.0.1:1/faces",
        };

        var run = await CliProcess.RunAsync(environment, "doctor");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("2 things stand in the way.");
        run.Output.ShouldContain("check TRR_API_URL");
        (run.Output + run.Error).ShouldNotContain("canary");
    }

    [Theory]
    [InlineData("[]", "warning", "backend/photo_shape")]
    [InlineData("""[{"url":"https://cdn.example.test/a.jpg"}]""", "failed", "backend/photo_shape")]
    [InlineData("""[{"served_url":"https://cdn.example.test/a.jpg"}]""", "warning", "backend/photo_shape")]
    [InlineData("""{"detail":"odd"}""", "failed", "backend/connection")]
    public async Task The_shape_of_answers_is_judged(string body, string level, string code)
    {
        await using var backend = WireServer.Start(exchange =>
            exchange.SendAsync(
                WireAnswer.Json(exchange.Request.Target.Contains("/cast?") && body[0] == '[' ? "[]" : body)
            )
        );
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = backend.Url,
            ["SCREENALYTICS_SERVICE_TOKEN"] = "token",
            ["DB_URL"] = await MigratedDatabaseAsync(),
        };

        var lines = await ExamineAsync(environment, "--person", $"{Guid.NewGuid()}");

        lines[level].ShouldContain(code);
        foreach (var request in backend.Requests)
        {
            request.Target.ShouldNotContain("seed_only");
            request.Header("User-Agent").ShouldNotBeNull().ShouldStartWith("screenalytics-ingest-doctor/");
        }
    }

    // The codes of what was looked at, by how it stands.
    private static async Task<ILookup<string, string>> ExamineAsync(
        Dictionary<string, string> environment,
        params string[] arguments
    )
    {
        var run = await CliProcess.RunAsync(environment, ["doctor", "--output", "json", .. arguments]);
        var report = run.Json;
        run.ExitCode.ShouldBe(report.GetProperty("healthy").GetBoolean() ? 0 : 1, run.Error);
        run.Output.ShouldNotContain("canary");
        return report
            .GetProperty("lines")
            .EnumerateArray()
            .ToLookup(Level, line => $"{line.GetProperty("area")}/{line.GetProperty("code")}");
    }

    private static string Level(JsonElement line) => line.GetProperty("level").GetString()!;
}
