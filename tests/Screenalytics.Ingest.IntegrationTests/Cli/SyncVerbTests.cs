using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Cli;

/// <summary><c>sync</c> as an operator meets it, from the command line to the rows.</summary>
public sealed class SyncVerbTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task A_season_is_synced_and_a_second_run_imports_nothing()
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(300));
        var database = await MigratedDatabaseAsync();
        var environment = EnvironmentOf(sandbox, database);
        string[] line = ["sync", "--season", $"{cast.SeasonId}", "--output", "json"];

        var first = await CliProcess.RunAsync(environment, line);
        var second = await CliProcess.RunAsync(environment, line);

        first.ExitCode.ShouldBe(0, first.Error);
        var expected = await ExpectedAsync(sandbox, cast.SeasonId);
        (await RowsAsync(database)).SetEquals(expected).ShouldBeTrue();
        first.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBe(expected.Count);
        first.Json.GetProperty("people").GetInt32().ShouldBe(300);
        second.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBe(0);
        second.Json.GetProperty("already_present_images").GetInt32().ShouldBe(expected.Count);
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
        first.Error.ShouldNotContain("\e");
        (first.Error + first.Output).ShouldNotContain(sandbox.Tokens.ServiceToken);
    }

    [Fact]
    public async Task A_dry_run_prints_exactly_what_a_sync_then_inserts()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        var environment = EnvironmentOf(sandbox, database);
        string[] line = ["sync", "--season", $"{SandboxIds.OddRowsSeason1}"];

        var dry = await CliProcess.RunAsync(environment, [.. line, "--dry-run", "--output", "ndjson"]);
        (await RowsAsync(database)).ShouldBeEmpty();
        await CliProcess.RunAsync(environment, line);

        dry.ExitCode.ShouldBe(0, dry.Error);
        var announced = dry
            .Lines.Where(entry => entry.GetProperty("type").GetString() == "would_insert")
            .Select(entry => (entry.GetProperty("person_id").GetGuid(), entry.GetProperty("served_url").GetString()!));
        announced.ToHashSet().SetEquals(await RowsAsync(database)).ShouldBeTrue();
    }

    [Fact]
    public async Task One_failing_person_is_partial_and_named()
    {
        var sandbox = await StartAsync();
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.MalformedJson, Target = SandboxIds.Seeded });
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());

        var run = await CliProcess.RunAsync(
            environment,
            "sync",
            "--person",
            $"{SandboxIds.Seeded}",
            "--person",
            $"{SandboxIds.Unseeded}",
            "--output",
            "json"
        );

        run.ExitCode.ShouldBe(3, run.Error);
        run.Json.GetProperty("status").GetString().ShouldBe("partial");
        var error = run.Json.GetProperty("errors").EnumerateArray().ShouldHaveSingleItem();
        error.GetProperty("person_id").GetGuid().ShouldBe(SandboxIds.Seeded);
        error.GetProperty("code").GetString().ShouldBe("body_malformed");
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_refused_credential_ends_with_1_and_says_what_to_check()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        environment["SCREENALYTICS_SERVICE_TOKEN"] = "wrong-canary";

        var run = await CliProcess.RunAsync(environment, "sync", "--season", $"{SandboxIds.HarbourRowSeason1}");

        run.ExitCode.ShouldBe(1);
        run.Output.ShouldContain("401");
        (run.Output + run.Error).ShouldNotContain("wrong-canary");
    }

    [Fact]
    public async Task A_cap_out_of_bounds_is_clamped_with_a_warning_in_both_places()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());

        var run = await CliProcess.RunAsync(
            environment,
            "sync",
            "--person",
            $"{SandboxIds.ManyPhotos}",
            "--max-images-per-person",
            "99",
            "--output",
            "json"
        );

        run.ExitCode.ShouldBe(0, run.Error);
        run.Error.ShouldContain("warning:");
        run.Json.GetProperty("warnings").GetArrayLength().ShouldBe(1);
        run.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBe(20);
    }

    [Fact]
    public async Task A_reader_that_leaves_early_is_no_failure()
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(500));
        var database = await MigratedDatabaseAsync();

        await using var shell = CliProcess.StartFile(
            "bash",
            EnvironmentOf(sandbox, database),
            "-c",
            $"set -o pipefail; '{CliProcess.Program}' sync --season {cast.SeasonId} --output ndjson | head -n 1"
        );
        var run = await shell.EndAsync();

        run.ExitCode.ShouldBe(0, run.Error);
        run.Lines.ShouldHaveSingleItem().GetProperty("type").GetString().ShouldBe("person");
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("Syncing season");
        (await RowsAsync(database)).SetEquals(await ExpectedAsync(sandbox, cast.SeasonId)).ShouldBeTrue();
    }

    [Fact]
    public async Task Without_a_named_database_a_private_one_serves_and_is_stopped_again()
    {
        using var folder = TestFolder.Create();
        var sandbox = await StartAsync();
        string[] line = ["sync", "--season", $"{SandboxIds.HarbourRowSeason1}", "--data-dir", folder.Path];

        var first = await CliProcess.RunAsync(EnvironmentOf(sandbox, null), [.. line, "--output", "json"]);
        var second = await CliProcess.RunAsync(EnvironmentOf(sandbox, null), [.. line, "--output", "json"]);

        first.ExitCode.ShouldBe(0, first.Error);
        first.Json.GetProperty("database_name").GetString().ShouldBe("screenalytics");
        first.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBeGreaterThan(0);
        second.Json.GetProperty("imported_facebank_images").GetInt32().ShouldBe(0);
        Directory
            .EnumerateFiles(folder.Path, "postmaster.pid", SearchOption.AllDirectories)
            .ShouldBeEmpty("the private server outlived its last user");
    }

    [Fact]
    public async Task A_broken_configuration_lists_everything_and_shows_no_secret()
    {
        var run = await CliProcess.RunAsync(
            new Dictionary<string, string>
            {
                ["SCREENALYTICS_SERVICE_TOKEN"] = "canary\n",
                ["Trr__MaxRetries"] = "many",
                ["Trr__ApiUr"] = "x",
            },
            "sync",
            "--person",
            $"{SandboxIds.Seeded}"
        );

        run.ExitCode.ShouldBe(78);
        run.Output.ShouldBeEmpty();
        foreach (
            var name in new[] { "TRR_API_URL", "SCREENALYTICS_SERVICE_TOKEN", "Trr:MaxRetries", "Trr:ApiUr", "DB_URL" }
        )
        {
            run.Error.ShouldContain(name);
        }

        run.Error.ShouldNotContain("canary");
        run.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task Config_show_names_origins_and_masks_secrets()
    {
        var sandbox = await StartAsync();
        var environment = EnvironmentOf(sandbox, await Postgres.CreateDatabaseAsync("cli"));

        var run = await CliProcess.RunAsync(environment, "config", "show", "--output", "json", "--Trr:MaxRetries=7");

        run.ExitCode.ShouldBe(0, run.Error);
        var rows = run
            .Json.GetProperty("settings")
            .EnumerateArray()
            .ToDictionary(row => row.GetProperty("key").GetString()!);
        Text(rows["Trr:ApiUrl"], "origin").ShouldBe("env TRR_API_URL");
        Text(rows["Trr:MaxRetries"], "origin").ShouldBe("command line --Trr:MaxRetries");
        Text(rows["Trr:MaxConcurrency"], "origin").ShouldBe("default");
        Text(rows["Database:Url"], "value").ShouldBe("********");
        run.Output.ShouldNotContain(sandbox.Tokens.ServiceToken);
    }

    private static string? Text(JsonElement row, string name) => row.GetProperty(name).GetString();
}
