using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;
using Screenalytics.Sandbox.Journal;

namespace Screenalytics.Ingest.IntegrationTests.Hosting;

/// <summary>Workers at work: what a stop leaves to the next, and what a whole cluster asks of the backend at once.</summary>
public sealed class WorkingTests(PostgresFixture postgres) : CliTest(postgres)
{
    [Fact]
    public async Task A_run_that_a_stop_cut_short_is_finished_by_the_next_start_and_nobody_is_fetched_twice()
    {
        var (sandbox, cast) = await SlowAsync(people: 400, latencyMs: 150);
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        string[] settings = ["--Trr:MaxConcurrency=8", "--Sync:BatchSize=8"];
        Guid run;
        await using (var first = await WorkerProcess.StartReadyAsync(environment, settings))
        {
            run = await TriggerAsync(first, cast.SeasonId);
            await first.UntilAsync(() => Task.FromResult(sandbox.Journal.Count > 100));

            await first.SignalAsync("TERM");
            await first.UntilAsync(async () => (await first.ReadinessAsync()).Status is 503);
            (await first.EndAsync()).ShouldBe(0, first.Log);
        }

        sandbox.Journal.Count.ShouldBeLessThan(400);
        sandbox.Faults.Clear();
        await using var second = await WorkerProcess.StartReadyAsync(environment, settings);
        await second.UntilAsync(async () => await StatusAsync(second, run) == "ok");

        (await RowsAsync(environment["DB_URL"])).ShouldBe(
            await ExpectedAsync(sandbox, cast.SeasonId),
            ignoreOrder: true
        );
        sandbox
            .Journal.Entries()
            .Where(entry => entry is { Endpoint: BackendEndpoint.Photos, SeedOnly: true, Offset: 0 })
            .GroupBy(entry => entry.Target)
            .ShouldAllBe(asked => asked.Count() == 1);
    }

    [Fact]
    public async Task Two_nodes_together_never_ask_more_at_once_than_the_cluster_may()
    {
        const int Ceiling = 5;
        var (sandbox, cast) = await SlowAsync(people: 400, latencyMs: 20);
        var environment = EnvironmentOf(sandbox, await MigratedDatabaseAsync());
        string[] settings =
        [
            $"--Trr:ClusterMaxConcurrency={Ceiling}",
            "--Runs:PartSize=50",
            "--Runs:ConcurrentParts=2",
            "--Runs:HeartbeatInterval=200ms",
        ];
        await using var one = await WorkerProcess.StartReadyAsync(environment, settings);
        await using var other = await WorkerProcess.StartReadyAsync(environment, settings);

        var run = await TriggerAsync(one, cast.SeasonId);
        await one.UntilAsync(async () => await StatusAsync(one, run) == "ok");

        MostAtOnce(sandbox.Journal).ShouldBeInRange(3, Ceiling);
        other.Log.ShouldContain("begins");
        (await RowsAsync(environment["DB_URL"])).Count.ShouldBe((await ExpectedAsync(sandbox, cast.SeasonId)).Count);
    }

    [Fact]
    public async Task Until_its_database_is_there_it_refuses_work_and_says_what_it_waits_for()
    {
        await using var worker = await WorkerProcess.StartAsync(
            new Dictionary<string, string>
            {
                ["TRR_API_URL"] = "http://127.0.0.1:1",
                ["SCREENALYTICS_SERVICE_TOKEN"] = "service-token-0123456789",
                ["DB_URL"] = "Host=127.0.0.1;Port=1;Username=u;Database=d",
            }
        );
        await worker.UntilSaidAsync("Waiting for the database");

        using var answer = await worker.Http.PostAsJsonAsync(
            "/jobs/sync_cast_from_trr",
            new { season_id = Guid.NewGuid() }
        );

        answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
        (await answer.Content.ReadAsStringAsync()).ShouldContain("its database");
    }

    private static int MostAtOnce(RequestJournal journal)
    {
        var (now, most) = (0, 0);
        var moments = journal
            .Entries()
            .SelectMany(entry => new[] { (At: entry.Sequence, Step: 1), (At: entry.Answered, Step: -1) })
            .OrderBy(moment => moment.At);
        foreach (var (_, step) in moments)
        {
            now += step;
            most = Math.Max(most, now);
        }

        return most;
    }

    private static async Task<Guid> TriggerAsync(WorkerProcess worker, Guid seasonId)
    {
        using var answer = await worker.Http.PostAsJsonAsync("/jobs/sync_cast_from_trr", new { season_id = seasonId });
        answer.StatusCode.ShouldBe(HttpStatusCode.Accepted, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("run_id").GetGuid();
    }

    private static async Task<string?> StatusAsync(WorkerProcess worker, Guid run) =>
        (await worker.Http.GetFromJsonAsync<JsonElement>($"/runs/{run}")).GetProperty("status").GetString();

    private async Task<(SandboxServer Sandbox, GeneratedCast Cast)> SlowAsync(int people, int latencyMs)
    {
        var sandbox = await StartAsync();
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people));
        sandbox.Faults.Add(
            new FaultRule
            {
                Kind = FaultKind.Latency,
                Endpoint = BackendEndpoint.Photos,
                DelayMs = latencyMs,
            }
        );
        return (sandbox, cast);
    }
}
