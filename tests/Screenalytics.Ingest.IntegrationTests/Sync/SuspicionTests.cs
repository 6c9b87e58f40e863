using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.IntegrationTests.Cli;
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
}
