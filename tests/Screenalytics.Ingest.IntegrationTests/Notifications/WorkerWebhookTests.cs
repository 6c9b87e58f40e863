using System.Text.Json;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Cluster;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Notifications;

public sealed class WorkerWebhookTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task A_worker_tells_of_what_a_sync_beside_it_found_and_keeps_its_secrets()
    {
        await using var sandbox = await StartAsync();
        await using var receiver = WireServer.Start(WireAnswer.Of("200 OK"));
        var sync = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        var environment = new Dictionary<string, string>(sync)
        {
            ["SCREENALYTICS_WEBHOOK_URL"] = $"{receiver.Url}/path-canary?token=query-canary",
            ["SCREENALYTICS_WEBHOOK_SECRET"] = "secret-canary",
        };
        await using var worker = await WorkerProcess.StartReadyAsync(environment);
        string[] line = ["sync", "--season", $"{SandboxIds.HarbourRowSeason1}"];
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Custom, Status = 403 });
        (await CliProcess.RunAsync(sync, line)).ExitCode.ShouldBe(ExitCodes.Error);
        sandbox.Faults.Clear();
        (await CliProcess.RunAsync(sync, line)).ExitCode.ShouldBe(ExitCodes.Ok);
        (await CliProcess.RunAsync(sync, line)).ExitCode.ShouldBe(ExitCodes.Ok);

        await Until.SoAsync(() => Task.FromResult(receiver.Requests.Length >= 2), () => worker.Log);

        var told = receiver.Requests.Select(request => JsonDocument.Parse(request.Body).RootElement).ToList();
        told.Select(one => one.GetProperty("event").GetString()).ShouldBe(["target.broken", "target.fixed"]);
        told[0].GetProperty("failure").GetProperty("code").GetString().ShouldBe("backend_forbidden");
        told[0].GetProperty("target").GetString().ShouldBe($"season:{SandboxIds.HarbourRowSeason1}");
        receiver.Requests.ShouldAllBe(request => request.Header("X-Screenalytics-Signature")!.Length == 71);
        worker.Log.ShouldNotContain("canary");
        var targets = await CliProcess.RunAsync(sync, "runs", "targets", "--output", "json");
        targets.Json.EnumerateArray().ShouldHaveSingleItem().GetProperty("state").GetString().ShouldBe("ok");
    }
}
