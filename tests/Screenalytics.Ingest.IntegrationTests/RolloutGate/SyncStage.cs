using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.IntegrationTests.TrrBackend;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Care;
using Screenalytics.Ingest.Storage.Gates;
using Screenalytics.Ingest.Storage.History;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Sandbox;
using Serilog;
using Serilog.Events;
using Serilog.Extensions.Logging;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>A gate's steps of the face bank, done by the gate's runner between a sandbox and a database, in this process.</summary>
internal sealed class SyncStage : IGateWatcher, IAsyncDisposable
{
    private readonly TestFolder _data = TestFolder.Create();
    private readonly SandboxServer _sandbox;
    private readonly StorageDatabase _database;
    private readonly string? _accessLog;

    public SyncStage(SandboxServer sandbox, StorageDatabase database)
    {
        (_sandbox, _database) = (sandbox, database);
        _accessLog = sandbox.Options.AccessLog;
    }

    /// <summary>Whether nothing may be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>From which level on this program logs.</summary>
    public LogEventLevel Level { get; init; } = LogEventLevel.Information;

    /// <summary>What happens when a step is done.</summary>
    public Func<string, Task>? Meanwhile { get; init; }

    /// <summary>The people.</summary>
    public GatePeople People { get; init; } = new(SandboxIds.Seeded, SandboxIds.Unseeded, null);

    /// <summary>A migrated database of its own, or one with Screenalytics' shared table, that knows the two people.</summary>
    public static Task<StorageDatabase> MigratedAsync(PostgresFixture postgres, bool shared) =>
        StorageDatabase.CreateMigratedAsync(
            postgres,
            shared
                ? $"{SharedBank.SchemaWithPeople} INSERT INTO core.people (id) VALUES ('{SandboxIds.Seeded}'), ('{SandboxIds.Unseeded}');"
                : null
        );

    /// <summary>Does the steps.</summary>
    public async Task<GateEvidence> RunAsync()
    {
        var gateId = Guid.CreateVersion7();
        var options = new TrrBackendOptions { ApiUrl = _sandbox.Address, ServiceToken = _sandbox.Tokens.ServiceToken };
        var client = TestClient.Of(_sandbox.Address, set => set.ServiceToken = options.ServiceToken);
        using var raw = TrrBackendServices.CreateRawClient(options, TimeProvider.System);
        using var log = OpenLog();
        await using var services = _database.NewDoor(client, log);
        using var journal = GateJournal.Begin(Path.Combine(_data.Path, "gates"), gateId);
        var store = new PostgresGateStore(_database.Source, () => 0.5);
        var history = new PostgresRunHistory(_database.Source, () => 0.5);
        var door = services.GetRequiredService<IRunDoor>();
        var environment = new GateEnvironment
        {
            Name = "staging",
            Stage = GateStage.Staging,
            AccessLogs = _accessLog is null ? [] : [_accessLog],
        };
        var gate = new GateContext
        {
            GateId = gateId,
            Environment = environment,
            ReadOnly = ReadOnly,
            Options = new GateOptions(),
            Backend = options,
            Client = new GateClient(raw, new Redactor([options.ServiceToken])),
            Database = new GateDatabase(_database.Source),
            Store = store,
            Door = door,
            History = history,
            Toggles = new ToggleKeeper(gateId, client.BackendHost, "test", store, null, journal, TimeProvider.System),
            Syncs = new SyncKeeper(gateId, door, store, journal, 5, TimeProvider.System),
            LogFolder = Path.Combine(_data.Path, LogFolder.Name),
            MaxImagesPerPerson = 5,
            Time = TimeProvider.System,
            People = People,
        };
        var restorer = new GateRestorer(
            new FlagRestorer(client, client.BackendHost, null, store, TimeProvider.System),
            new SyncRestorer(
                door,
                history,
                new PostgresRunCare(_database.Source, () => 0.5),
                store,
                TimeSpan.FromSeconds(30),
                TimeProvider.System
            )
        );
        var steps = GateSteps.For(environment).Where(IsOurs).ToList();
        return await new GateRunner(gate, steps, new RestoredStep(restorer, journal), this).RunAsync(
            Head(gateId),
            TestContext.Current.CancellationToken
        );
    }

    /// <inheritdoc/>
    public void OnStep(GateStepInfo step) { }

    /// <inheritdoc/>
    public void OnDone(GateStepResult result) => Meanwhile?.Invoke(result.Id).GetAwaiter().GetResult();

    /// <inheritdoc/>
    public ValueTask DisposeAsync()
    {
        _data.Dispose();
        return ValueTask.CompletedTask;
    }

    private static bool IsOurs(IGateStep step) =>
        step
            is DatabaseStep
                or SyncStep
                or FallbackCallsStep
                or FallbackLogStep
                or FallbackAccessLogStep
                or FaceBankStep
                or RerunStep;

    private static GateEvidence Head(Guid gateId) =>
        new()
        {
            GateId = gateId,
            Environment = "staging",
            Stage = GateStage.Staging,
            Version = "0",
            Actor = "test",
            Machine = "test",
            StartedAt = default,
            FinishedAt = default,
            Place = new GatePlace { Backend = "sandbox" },
            Verdict = GateVerdict.NotJudged,
            Steps = [],
            Criteria = [],
        };

    private SerilogLoggerFactory OpenLog()
    {
        var folder = new LogFolder(Path.Combine(_data.Path, LogFolder.Name), () => { });
        var files = new FileLog(folder, new LogOptions(), text => text, _ => { }, TimeProvider.System);
        var logger = new LoggerConfiguration()
            .MinimumLevel.Is(Level)
            .MinimumLevel.Override(
                LogCategories.DebugRun,
                Level == LogEventLevel.Information ? LogEventLevel.Debug : Level
            )
            .Destructure.With<BatchesAsTheyAre>()
            .WriteTo.Sink(files)
            .CreateLogger();
        return new SerilogLoggerFactory(logger, dispose: true);
    }
}
