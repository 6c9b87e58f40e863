using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary>The <c>db</c> verbs, and what a sync says of a database that they have not readied.</summary>
public sealed class DatabaseVerbTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task An_empty_database_is_found_out_before_the_first_call_and_mended_by_one_command()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await Postgres.CreateDatabaseAsync("cli"));
        string[] sync = ["sync", "--person", $"{SandboxIds.Seeded}"];

        var refused = await CliProcess.RunAsync(environment, sync);
        var bad = await CliProcess.RunAsync(environment, "db", "check");
        var dry = await CliProcess.RunAsync(environment, "db", "migrate", "--dry-run");
        var stillBad = await CliProcess.RunAsync(environment, "db", "check", "--output", "json");

        refused.ExitCode.ShouldBe(1);
        refused.Error.ShouldContain("db migrate");
        refused.Output.ShouldBeEmpty();
        sandbox.Journal.Count.ShouldBe(0);
        bad.ExitCode.ShouldBe(1);
        bad.Output.ShouldContain("failed");
        dry.ExitCode.ShouldBe(0, dry.Error);
        dry.Output.ShouldContain("face_bank_images");
        stillBad.ExitCode.ShouldBe(1);
        stillBad.Json.GetProperty("findings").GetArrayLength().ShouldBeGreaterThan(0);

        (await CliProcess.RunAsync(environment, "db", "migrate")).ExitCode.ShouldBe(0);
        (await CliProcess.RunAsync(environment, "db", "migrate")).Output.ShouldContain("nothing to do");
        (await CliProcess.RunAsync(environment, "db", "check")).ExitCode.ShouldBe(0);
        (await CliProcess.RunAsync(environment, "db", "dedupe")).ExitCode.ShouldBe(0);
        (await CliProcess.RunAsync(environment, sync)).ExitCode.ShouldBe(0);
    }

    [Fact]
    public async Task A_database_that_is_away_is_one_clear_line_without_the_password()
    {
        var environment = new Dictionary<string, string> { ["DB_URL"] = "postgres://u:canary@127.0.0.1:1/faces" };

        var run = await CliProcess.RunAsync(environment, "db", "check");

        run.ExitCode.ShouldBe(1);
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldContain("127.0.0.1:1");
        run.Error.ShouldNotContain("canary");
    }
}
