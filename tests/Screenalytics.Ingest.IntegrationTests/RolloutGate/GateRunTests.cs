using System.Text.Json;
using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary><c>gate run</c> as an operator uses it.</summary>
public sealed class GateRunTests(PostgresFixture postgres) : GateTest(postgres)
{
    [Fact]
    public async Task Everything_is_proven_and_nothing_stays_changed()
    {
        using var data = TestFolder.Create();
        var logs = Path.Combine(data.Path, "access.log");
        var sandbox = await StartAsync(options => options with { AccessLog = logs });
        var database = await MigratedDatabaseAsync();
        var environment = GateEnvironmentOf(sandbox, database, data);
        var before = await TouchableAsync(sandbox, database);

        var run = await RunGateAsync(environment, "--access-log", logs, "--deployed-in-order");

        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        var steps = Verdicts(run.Json);
        steps.Values.ShouldAllBe(verdict => verdict == "proven");
        steps.Keys.ShouldBe([
            "configuration",
            "database",
            "trr_database",
            "people",
            "read_guard",
            "toggle_guard",
            "toggle_errors",
            "toggle",
            "filter",
            "proxy",
            "sync",
            "fallback_calls",
            "fallback_log",
            "fallback_access_log",
            "face_bank",
            "rerun",
            "restored",
        ]);
        (await TouchableAsync(sandbox, database)).ShouldBe(before);
        var folder = Directory.GetDirectories(Path.Combine(data.Path, "gates"), "staging-*").ShouldHaveSingleItem();
        (await CliProcess.RunAsync(environment, "gate", "verify", folder)).ExitCode.ShouldBe(0);
        Secrets(environment).ShouldAllBe(secret => !run.Output.Contains(secret) && !run.Error.Contains(secret));
    }

    [Fact]
    public async Task Read_only_writes_nothing_and_says_what_is_not_proven()
    {
        var (sandbox, database, environment, data) = await StageAsync();
        using var folder = data;
        var before = await TouchableAsync(sandbox, database);

        var run = await RunGateAsync(environment, "--read-only");

        run.ExitCode.ShouldBe(3, run.Output + run.Error);
        var steps = Verdicts(run.Json);
        steps["toggle"].ShouldBe("left_out");
        steps["face_bank"].ShouldBe("left_out");
        steps["rerun"].ShouldBe("left_out");
        steps["fallback_calls"].ShouldBe("proven");
        steps.Values.ShouldAllBe(verdict => verdict == "proven" || verdict == "left_out");
        sandbox.Journal.Entries().ShouldAllBe(entry => entry.Endpoint == BackendEndpoint.Photos || entry.Status >= 400);
        (await TouchableAsync(sandbox, database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_plan_touches_nothing()
    {
        var (sandbox, _, environment, data) = await StageAsync();
        using var folder = data;

        var plan = await CliProcess.RunAsync(environment, "gate", "run", "--environment", "staging", "--plan");

        plan.ExitCode.ShouldBe(0, plan.Error);
        plan.Output.ShouldContain("toggle_guard");
        plan.Output.ShouldContain("restored");
        sandbox.Journal.Count.ShouldBe(0);
        Directory.Exists(Path.Combine(data.Path, "gates")).ShouldBeFalse();
        Directory.Exists(Path.Combine(data.Path, "logs")).ShouldBeFalse();
    }

    [Fact]
    public async Task Images_that_were_kept_are_removed_later()
    {
        var (sandbox, database, environment, data) = await StageAsync();
        using var folder = data;
        var before = await TouchableAsync(sandbox, database);

        var run = await RunGateAsync(environment, "--cleanup", "false");
        run.ExitCode.ShouldBe(0, run.Output + run.Error);
        (await RowsAsync(database)).ShouldNotBeEmpty();
        (await TouchableAsync(sandbox, database)).ShouldNotBe(before);

        var gate = run.Json.GetProperty("gate_id").GetString()!;
        var cleanup = await CliProcess.RunAsync(environment, "gate", "cleanup", gate);
        cleanup.ExitCode.ShouldBe(0, cleanup.Output + cleanup.Error);
        (await RowsAsync(database)).ShouldBeEmpty();
    }

    [Fact]
    public async Task Production_wants_proven_staging_or_a_reason()
    {
        var (sandbox, database, environment, data) = await StageAsync();
        using var folder = data;
        string[] production = ["gate", "run", "--environment", "production", "--read-only"];

        var refused = await CliProcess.RunAsync(environment, production);
        refused.ExitCode.ShouldBe(1, refused.Output);
        refused.Error.ShouldContain("--without-staging REASON");

        var told = await CliProcess.RunAsync(
            environment,
            [
                .. production,
                "--without-staging",
                $"staging is being rebuilt {environment["SCREENALYTICS_SERVICE_TOKEN"]}",
                "--output",
                "json",
            ]
        );
        told.ExitCode.ShouldBe(3, told.Error);
        told.Json.GetProperty("order")
            .GetProperty("without_staging_reason")
            .GetString()
            .ShouldBe("staging is being rebuilt ***");

        (await RunGateAsync(environment)).ExitCode.ShouldBe(0);
        sandbox.Journal.Clear();
        var same = await CliProcess.RunAsync(environment, production);
        same.ExitCode.ShouldBe(1, same.Output + same.Error);
        same.Error.ShouldContain(
            $"production is pointed at {new Uri(sandbox.Address).Authority}, and so was staging's"
        );
        sandbox.Journal.Count.ShouldBe(0);
        Directory.GetFiles(Path.Combine(data.Path, "gates", "journal")).ShouldBeEmpty();

        environment = GateEnvironmentOf(await StartAsync(), database, data);
        var after = await CliProcess.RunAsync(environment, [.. production, "--output", "json"]);
        after.ExitCode.ShouldBe(3, after.Error);
        after.Json.GetProperty("order").GetProperty("staging_gate_id").GetString().ShouldNotBeNull();
    }

    [Fact]
    public async Task A_folder_that_takes_no_evidence_is_told_before_anything_is_touched()
    {
        var (sandbox, _, environment, data) = await StageAsync();
        using var folder = data;
        var file = Path.Combine(data.Path, "a-file");
        await File.WriteAllTextAsync(file, "");

        var run = await RunGateAsync(environment, "--evidence-dir", Path.Combine(file, "evidence"));

        run.ExitCode.ShouldBe(1, run.Output + run.Error);
        run.Output.ShouldBeEmpty();
        run.Error.Trim().Split('\n').ShouldHaveSingleItem().ShouldStartWith("error: The evidence can't be written to ");
        sandbox.Journal.Count.ShouldBe(0);
    }

    [Fact]
    public async Task Without_the_galleries_and_the_app_their_steps_are_not_judged_and_say_why()
    {
        var (sandbox, database, environment, data) = await StageAsync();
        using var folder = data;
        foreach (var name in new[] { "TRR_DB_URL", "TRR_APP_URL", "TRR_APP_ADMIN_TOKEN", "TRR_APP_USER_TOKEN" })
        {
            environment.Remove(name);
        }

        var before = await TouchableAsync(sandbox, database);
        var run = await RunGateAsync(
            environment,
            "--seeded",
            $"{SandboxIds.Seeded}",
            "--unseeded",
            $"{SandboxIds.Unseeded}"
        );

        run.ExitCode.ShouldBe(3, run.Output + run.Error);
        var steps = Verdicts(run.Json);
        steps["trr_database"].ShouldBe("not_judged");
        steps["proxy"].ShouldBe("not_judged");
        steps["toggle"].ShouldBe("not_judged");
        steps["fallback_calls"].ShouldBe("proven");
        steps["face_bank"].ShouldBe("proven");
        run.Output.ShouldContain("TRR_DB_URL");
        run.Output.ShouldContain("TRR_APP_URL");
        (await TouchableAsync(sandbox, database)).ShouldBe(before);
    }

    [Fact]
    public async Task A_missing_secret_is_named()
    {
        var (_, _, environment, data) = await StageAsync();
        using var folder = data;
        environment.Remove("TRR_INTERNAL_ADMIN_SHARED_SECRET");

        var run = await RunGateAsync(environment);

        run.ExitCode.ShouldBe(4, run.Output + run.Error);
        var first = run.Json.GetProperty("steps").EnumerateArray().First();
        first.GetProperty("verdict").GetString().ShouldBe("disproven");
        first
            .GetProperty("summary")
            .GetString()
            .ShouldNotBeNull()
            .ShouldContain("TRR_INTERNAL_ADMIN_SHARED_SECRET is not set");
    }

    [Fact]
    public async Task A_row_that_the_sync_makes_a_seed_is_none_again_afterwards()
    {
        var (sandbox, database, environment, data) = await StageAsync();
        using var folder = data;
        var urls = await LinesAsync(
            sandbox.Database,
            $"select served_url from core.v_person_images_served_media_v2 where person_id = '{SandboxIds.Seeded}' and facebank_seed"
        );
        await using (var source = NpgsqlDataSource.Create(database))
        await using (
            var insert = source.CreateCommand(
                $"""
                insert into screenalytics.person (id) values ('{SandboxIds.Seeded}');
                insert into screenalytics.face_bank_images (person_id, s3_original_key, is_seed, approved)
                    values ('{SandboxIds.Seeded}', '{urls[0]}', false, false);
                """
            )
        )
        {
            await insert.ExecuteNonQueryAsync();
        }

        var before = await TouchableAsync(sandbox, database);
        var run = await RunGateAsync(environment, "--seeded", $"{SandboxIds.Seeded}");

        run.Error.ShouldNotContain("defect");
        Verdicts(run.Json)["restored"].ShouldBe("proven", run.Output);
        (await TouchableAsync(sandbox, database)).ShouldBe(before);
    }

    private static Dictionary<string, string> Verdicts(JsonElement evidence) =>
        evidence
            .GetProperty("steps")
            .EnumerateArray()
            .ToDictionary(
                step => step.GetProperty("id").GetString()!,
                step => step.GetProperty("verdict").GetString()!
            );

    private static IEnumerable<string> Secrets(Dictionary<string, string> environment) =>
        new[]
        {
            "SCREENALYTICS_SERVICE_TOKEN",
            "TRR_INTERNAL_ADMIN_SHARED_SECRET",
            "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY",
            "TRR_APP_ADMIN_TOKEN",
            "TRR_APP_USER_TOKEN",
            "TRR_DB_URL",
        }.Select(name => environment[name]);

    private async Task<(SandboxServer, string, Dictionary<string, string>, TestFolder)> StageAsync()
    {
        var sandbox = await StartAsync();
        var database = await MigratedDatabaseAsync();
        var data = TestFolder.Create();
        return (sandbox, database, GateEnvironmentOf(sandbox, database, data), data);
    }
}
