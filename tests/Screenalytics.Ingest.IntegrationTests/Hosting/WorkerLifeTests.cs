using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Hosting;

/// <summary>The worker as a process: how it starts, what it says of itself, how it stops.</summary>
public sealed class WorkerLifeTests(PostgresFixture postgres) : CliTest(postgres)
{
    private static readonly Dictionary<string, string> NoBackend = new()
    {
        ["TRR_API_URL"] = "http://127.0.0.1:1",
        ["SCREENALYTICS_SERVICE_TOKEN"] = "service-token-0123456789",
    };

    [Fact]
    public async Task It_listens_before_its_database_is_ready_and_says_what_it_waits_for()
    {
        var database = await Postgres.CreateDatabaseAsync("worker");
        await using var worker = await WorkerProcess.StartAsync(With(database));

        await worker.UntilSaidAsync("Waiting for the database");
        worker.Log.ShouldContain("screenalytics-ingest db");
        (await worker.Http.GetAsync("/health/live")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var (status, body) = await worker.ReadinessAsync();
        status.ShouldBe(503);
        body.GetProperty("status").GetString().ShouldBe("unhealthy");
        CheckOf(body, "database").ShouldBe("unhealthy");

        var migrated = await CliProcess.RunAsync(
            new Dictionary<string, string> { ["DB_URL"] = database },
            "db",
            "migrate"
        );
        migrated.ExitCode.ShouldBe(0, migrated.Error);

        await worker.UntilReadyAsync();

        // A reason is told once; while the migrations are under way there may be another one.
        worker
            .Log.Split('\n')
            .Where(line => line.Contains("Waiting for the database"))
            .Select(line => line[line.IndexOf("Waiting", StringComparison.Ordinal)..])
            .ShouldBeUnique();
        worker.Log.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_backend_that_is_down_leaves_it_degraded_and_in_service()
    {
        await using var worker = await WorkerProcess.StartReadyAsync(With(await MigratedDatabaseAsync()));

        var (status, body) = await worker.ReadinessAsync();

        status.ShouldBe(200);
        body.GetProperty("status").GetString().ShouldBe("degraded");
        CheckOf(body, "trr_backend").ShouldBe("degraded");
        CheckOf(body, "database").ShouldBe("healthy");
        CheckOf(body, "schema").ShouldBe("healthy");
        body.GetProperty("checks")
            .GetProperty("database")
            .GetProperty("duration_ms")
            .GetDouble()
            .ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData("TERM")]
    [InlineData("INT")]
    public async Task Idle_it_stops_at_once_and_with_success(string signal)
    {
        await using var worker = await WorkerProcess.StartReadyAsync(With(await MigratedDatabaseAsync()));
        var begun = TimeProvider.System.GetTimestamp();

        await worker.SignalAsync(signal);

        (await worker.EndAsync()).ShouldBe(0, worker.Log);
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(8));
        worker.Log.ShouldContain("Stopped.");
    }

    [Fact]
    public async Task It_stops_in_time_when_its_database_has_gone_away()
    {
        await using var server = await PostgresFixture.StartPrivateAsync();
        var database = await server.CreateDatabaseAsync("worker");
        await CliProcess.RunAsync(new Dictionary<string, string> { ["DB_URL"] = database }, "db", "migrate");
        await using var worker = await WorkerProcess.StartReadyAsync(With(database), "--Worker:GracePeriod=4s");
        await server.StopServerAsync();
        await worker.UntilAsync(async () => (await worker.ReadinessAsync()).Status == 503);
        (await worker.Http.GetAsync("/health/live")).StatusCode.ShouldBe(System.Net.HttpStatusCode.OK);
        var begun = TimeProvider.System.GetTimestamp();

        await worker.SignalAsync("TERM");

        (await worker.EndAsync()).ShouldBe(0, worker.Log);
        TimeProvider.System.GetElapsedTime(begun).ShouldBeLessThan(TimeSpan.FromSeconds(8));
    }

    [Fact]
    public async Task While_it_waits_for_its_database_it_stops_at_once()
    {
        await using var worker = await WorkerProcess.StartAsync(With("Host=127.0.0.1;Port=1;Username=u;Database=d"));
        await worker.UntilSaidAsync("Waiting for the database");

        await worker.SignalAsync("TERM");

        (await worker.EndAsync()).ShouldBe(0, worker.Log);
    }

    [Fact]
    public async Task A_port_that_is_taken_is_one_clear_error()
    {
        await using var first = await WorkerProcess.StartAsync(With("Host=127.0.0.1;Port=1;Username=u;Database=d"));

        var second = await CliProcess.RunAsync(
            With("Host=127.0.0.1;Port=1;Username=u;Database=d"),
            "run",
            $"--Api:Listen={first.Address}"
        );

        second.ExitCode.ShouldBe(1);
        var errors = second.Error.Split('\n').Where(line => line.StartsWith("error: ")).ToList();
        errors.Count.ShouldBe(1, second.Error);
        errors[0].ShouldContain(first.Address);
        errors[0].ShouldContain("Api:Listen");
        second.Error.ShouldNotContain("   at ");
    }

    [Fact]
    public async Task A_wrong_configuration_lists_every_error()
    {
        var run = await CliProcess.RunAsync(
            new Dictionary<string, string>(),
            "run",
            "--Worker:GracePeriod=0s",
            "--Runs:HeartbeatInterval=3s"
        );

        run.ExitCode.ShouldBe(78);
        run.Error.ShouldContain("Worker:GracePeriod");
        run.Error.ShouldContain("Runs:HeartbeatInterval");
        run.Error.ShouldContain("TRR_API_URL");
    }

    private static string? CheckOf(System.Text.Json.JsonElement readiness, string name) =>
        readiness.GetProperty("checks").GetProperty(name).GetProperty("status").GetString();

    private static Dictionary<string, string> With(string database) => new(NoBackend) { ["DB_URL"] = database };
}
