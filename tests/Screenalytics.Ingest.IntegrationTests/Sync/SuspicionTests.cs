using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Cluster;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sync;

/// <summary>A backend that turns sick answers like one without seeds; the target's history tells them apart.</summary>
public sealed class SuspicionTests(PostgresFixture postgres) : CliTest(postgres)
{
    private static readonly FaultRule Sick = new()
    {
        Kind = FaultKind.EmptyWhenSick,
        Endpoint = BackendEndpoint.Photos,
        SeedOnly = true,
    };

    [Fact]
    public async Task Far_more_empty_answers_than_before_make_the_run_suspect_in_report_history_and_exit_code()
    {
        await using var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(80));
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        string[] sync = ["sync", "--season", $"{cast.SeasonId}", "--output", "json"];
        (await CliProcess.RunAsync(environment, sync)).ExitCode.ShouldBe(ExitCodes.Ok);
        sandbox.Faults.Add(Sick);

        var dry = await CliProcess.RunAsync(environment, [.. sync, "--dry-run"]);
        var sick = await CliProcess.RunAsync(environment, sync);
        sandbox.Faults.Clear();
        var well = await CliProcess.RunAsync(environment, sync);

        (dry.ExitCode, sick.ExitCode, well.ExitCode).ShouldBe((ExitCodes.Suspect, ExitCodes.Suspect, ExitCodes.Ok));
        sick.Json.GetProperty("suspect").GetBoolean().ShouldBeTrue();
        sick.Json.GetProperty("status").GetString().ShouldBe("ok");
        sick.Error.ShouldContain("80 of 80 (100 %)");
        var listed = await CliProcess.RunAsync(environment, "runs", "list", "--suspect", "--output", "json");
        listed
            .Json.GetProperty("items")
            .EnumerateArray()
            .ShouldHaveSingleItem()
            .GetProperty("run_id")
            .GetString()
            .ShouldBe(sick.Json.GetProperty("run_id").GetString());
    }

    [Fact]
    public async Task In_hold_mode_nobody_s_second_call_is_made_until_retry_failed_releases_them()
    {
        await using var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(80));
        var database = await MigratedDatabaseAsync();
        var environment = EnvironmentOf(sandbox, database);
        environment["Sync__OnSuspect"] = "hold";
        string[] sync = ["sync", "--season", $"{cast.SeasonId}", "--output", "json"];
        var first = await CliProcess.RunAsync(environment, sync);
        first.ExitCode.ShouldBe(ExitCodes.Ok, first.Error);
        var usual = await CliProcess.RunAsync(environment, sync);
        usual.ExitCode.ShouldBe(ExitCodes.Ok, usual.Error);
        usual.Json.GetProperty("held_people").GetInt32().ShouldBe(0);
        sandbox.Faults.Add(Sick);
        sandbox.Journal.Clear();

        var held = await CliProcess.RunAsync(environment, sync);

        held.ExitCode.ShouldBe(ExitCodes.Suspect, held.Error);
        held.Json.GetProperty("held_people").GetInt32().ShouldBe(80);
        held.Json.GetProperty("calls").GetProperty("all").GetInt32().ShouldBe(0);
        SecondCalls(sandbox).ShouldBe(0);
        await ReleaseAsync(environment, held.Json.GetProperty("run_id").GetString()!);
        SecondCalls(sandbox).ShouldBe(80);
        sandbox.Journal.UnprovenFallbacks().ShouldBeEmpty();
    }

    private static async Task ReleaseAsync(Dictionary<string, string> environment, string held)
    {
        var asked = await CliProcess.RunAsync(environment, "runs", "retry-failed", held, "--output", "json");
        asked.ExitCode.ShouldBe(ExitCodes.Ok, asked.Error);
        var retry = asked.Json.GetProperty("run_id").GetString()!;
        await using var worker = await WorkerProcess.StartReadyAsync(environment);
        JsonElement run = default;
        await Until.SoAsync(
            async () =>
            {
                run = (await CliProcess.RunAsync(environment, "runs", "show", retry, "--output", "json")).Json;
                return run.GetProperty("finished_at").ValueKind != JsonValueKind.Null;
            },
            () => worker.Log
        );
        run.GetProperty("suspect").GetBoolean().ShouldBeFalse();
        run.GetProperty("counts").GetProperty("held").GetInt32().ShouldBe(0);
    }

    private static int SecondCalls(SandboxServer sandbox) =>
        sandbox.Journal.Entries().Count(entry => entry is { Endpoint: BackendEndpoint.Photos, SeedOnly: false });
}
