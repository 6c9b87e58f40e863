using System.Net.Http.Json;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Cli;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>A backend with a generated cast, some of whose people fail; a database; and what a run has to make of both.</summary>
internal sealed class Stage : IAsyncDisposable
{
    private const int FailEvery = 40;
    private readonly Dictionary<string, string> _environment;

    private Stage(SandboxServer sandbox, ClusterDatabase database, GeneratedCast cast)
    {
        (Sandbox, Database, Cast) = (sandbox, database, cast);
        _environment = new Dictionary<string, string>(CliTest.EnvironmentOf(sandbox, database.Url))
        {
            ["Trr__MaxRetries"] = "1",
            ["Trr__RetryBaseDelay"] = "10ms",
            ["Trr__ClusterMaxConcurrency"] = "512",
            ["Sync__BatchSize"] = "64",
        };
    }

    public SandboxServer Sandbox { get; }

    public ClusterDatabase Database { get; }

    public GeneratedCast Cast { get; }

    /// <summary>People who fail, whoever asks.</summary>
    public HashSet<Guid> Failing { get; } = [];

    /// <summary>What a run of the season that nobody disturbs leaves.</summary>
    public RunRows Expected { get; private set; } = new([]);

    /// <summary>The exit code of a sync of the season that nobody disturbs.</summary>
    public int ExpectedExit { get; private set; }

    /// <summary>How long such a sync takes, and how long until its run is there.</summary>
    public (TimeSpan Whole, TimeSpan Start) Life { get; private set; }

    /// <summary>Sets it up, and has the season synced once for comparison.</summary>
    /// <param name="sandbox">The backend.</param>
    /// <param name="url">A migrated database.</param>
    /// <param name="people">How many people the cast has.</param>
    /// <param name="latency">How long the backend takes to answer.</param>
    /// <param name="slow">Whether batches and ends take their time too.</param>
    public static async Task<Stage> SetAsync(
        SandboxServer sandbox,
        string url,
        int people,
        TimeSpan latency,
        bool slow = false
    )
    {
        var database = new ClusterDatabase(url);
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people));
        var stage = new Stage(sandbox, database, cast);
        await stage.FailAsync();
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Latency, DelayMs = (int)latency.TotalMilliseconds });
        if (slow)
        {
            sandbox.Faults.Add(
                new FaultRule
                {
                    Kind = FaultKind.Latency,
                    Endpoint = BackendEndpoint.SeasonCast,
                    DelayMs = 100,
                }
            );
            await database.SlowDownAsync(TimeSpan.FromMilliseconds(30), TimeSpan.FromMilliseconds(120));
        }

        await stage.RehearseAsync();
        return stage;
    }

    /// <summary>What an operator would set, and settings such as <c>Runs__PartSize</c>.</summary>
    public Dictionary<string, string> With(params (string Name, string Value)[] settings)
    {
        var environment = new Dictionary<string, string>(_environment);
        foreach (var (name, value) in settings)
        {
            environment[name] = value;
        }

        return environment;
    }

    /// <summary>Forgets everything but the cast, to begin anew.</summary>
    public async Task ResetAsync()
    {
        await Database.ResetAsync();
        Sandbox.Journal.Clear();
        Sandbox.InFlight.Reset();
    }

    /// <summary>Starts a sync of the season.</summary>
    public CliProcess StartSync(Dictionary<string, string> environment) =>
        CliProcess.Start(environment, "sync", "--season", $"{Cast.SeasonId}", "--output", "json");

    /// <summary>Triggers a run of the season, or of the episode.</summary>
    public async Task<Guid> TriggerAsync(WorkerProcess worker, bool episode = false)
    {
        using var body = JsonContent.Create(
            episode ? (object)new { episode_id = Cast.EpisodeId } : new { season_id = Cast.SeasonId }
        );
        using var answer = await worker.Http.PostAsync("/jobs/sync_cast_from_trr", body);
        var text = await answer.Content.ReadAsStringAsync();
        ((int)answer.StatusCode).ShouldBe(202, text);
        return JsonDocument.Parse(text).RootElement.GetProperty("run_id").GetGuid();
    }

    /// <summary>Waits until no run is in flight, and one has ended.</summary>
    public Task UntilEndedAsync(Func<string> story) =>
        Until.SoAsync(
            () => Database.IsAsync("count(*) > 0 AND count(*) = count(finished_at) FROM screenalytics_ingest.run"),
            () => $"The run did not end.\n{story()}"
        );

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    // Both for good at the first attempt, and transient for ever.
    private async Task FailAsync()
    {
        await using var command = Sandbox.Database.CreateCommand(
            "select distinct person_id from core.v_season_cast where season_id = $1 order by 1"
        );
        command.Parameters.AddWithValue(Cast.SeasonId);
        await using var reader = await command.ExecuteReaderAsync();
        for (var number = 0; await reader.ReadAsync(); number++)
        {
            if (number % FailEvery == 0)
            {
                var person = reader.GetGuid(0);
                Failing.Add(person);
                Sandbox.Faults.Add(
                    new FaultRule
                    {
                        Kind = FaultKind.Status,
                        Status = number % (2 * FailEvery) == 0 ? 404 : 503,
                        Target = person,
                    }
                );
            }
        }
    }

    private async Task RehearseAsync()
    {
        var begun = TimeProvider.System.GetTimestamp();
        await using var sync = StartSync(With());
        await Until.SoAsync(
            () => Database.IsAsync("EXISTS (SELECT FROM screenalytics_ingest.run)"),
            () => "The rehearsal did not begin."
        );
        var start = TimeProvider.System.GetElapsedTime(begun);
        var result = await sync.EndAsync();
        Life = (TimeProvider.System.GetElapsedTime(begun), start);
        ExpectedExit = result.ExitCode;
        Expected = await RunRows.ReadAsync(Database);
        Expected.People.ShouldBe(Cast.People, $"{result.ExitCode} {result.Error} {result.Output}");
        Expected.Images.ShouldBeGreaterThan(Cast.People);
    }
}
