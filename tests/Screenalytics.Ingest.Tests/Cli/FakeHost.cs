using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Configuration;
using Screenalytics.Ingest.Cli.Database;
using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Cli.Schedules;
using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Cli.Triggering;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Cli.Runs;
using Screenalytics.Ingest.Tests.Cli.Seeds;

namespace Screenalytics.Ingest.Tests.Cli;

/// <summary>A program around the verbs that only remembers what it was asked.</summary>
internal sealed class FakeHost : ICommandHost, ISyncSession, IRunDoor
{
    public CommandSettings? Settings { get; private set; }

    public SyncRequest? Request { get; private set; }

    public Exception? Failure { get; init; }

    public Func<SyncRequest, ISyncObserver, SyncReport> Run { get; init; } = (request, _) => Samples.Report(request);

    public ConfigurationSheet Sheet { get; init; } = new([], [], []);

    public DatabaseAnswer? Answer { get; init; }

    public FakeRuns RunsSession { get; init; } = new();
    public IReadOnlyList<ScheduleDefinition> Schedules { get; init; } = [];

    public IRunDoor Door => this;

    public int MaxImagesPerPerson => 5;

    public WorkerAccess Access { get; init; } = new(new Uri("http://127.0.0.1:1/"), null);

    public string Logs { get; init; } = Path.Combine(Path.GetTempPath(), "no-such-data-folder", "logs");

    public GateAccess Gates { get; init; } =
        new(Path.Combine(Path.GetTempPath(), "no-such-data-folder"), new GateOptions());

    public GateAccess ReadGateAccess(CommandSettings settings)
    {
        Settings = settings;
        return Gates;
    }

    public string LogFolder(CommandSettings settings)
    {
        Settings = settings;
        return Logs;
    }

    public WorkerAccess ReadWorkerAccess(CommandSettings settings)
    {
        Settings = settings;
        return Access;
    }

    public ConfigurationSheet ReadConfiguration(CommandSettings settings)
    {
        Settings = settings;
        return Sheet;
    }

    public Task<ISyncSession> OpenSyncAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        return Failure is null ? Task.FromResult<ISyncSession>(this) : Task.FromException<ISyncSession>(Failure);
    }

    public Task<int> RunWorkerAsync(CommandSettings settings, CancellationToken stop)
    {
        Settings = settings;
        return Failure is null ? Task.FromResult(0) : Task.FromException<int>(Failure);
    }

    public IReadOnlyList<ScheduleDefinition> ReadSchedules(CommandSettings settings)
    {
        Settings = settings;
        return Schedules;
    }

    public Task<IScheduleSession> OpenSchedulesAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        return Failure is null
            ? Task.FromResult<IScheduleSession>(new FakeSchedules(Schedules))
            : Task.FromException<IScheduleSession>(Failure);
    }

    public Task<IDatabaseSession> OpenDatabaseAsync(CommandSettings settings, CancellationToken cancellationToken)
    {
        Settings = settings;
        return Failure is null
            ? Task.FromResult<IDatabaseSession>(new Session(Answer!))
            : Task.FromException<IDatabaseSession>(Failure);
    }

    public IReadOnlyList<DoctorLine> Findings { get; init; } = [];

    public Guid? Examined { get; private set; }

    public IAsyncEnumerable<DoctorLine> ExamineAsync(
        CommandSettings settings,
        Guid? personId,
        CancellationToken cancellationToken
    )
    {
        (Settings, Examined) = (settings, personId);
        return Findings.ToAsyncEnumerable();
    }

    public Task<IRunsSession> OpenRunsAsync(
        CommandSettings settings,
        bool withDoor,
        CancellationToken cancellationToken
    )
    {
        Settings = settings;
        RunsSession.HasDoor = withDoor;
        return Failure is null ? Task.FromResult<IRunsSession>(RunsSession) : Task.FromException<IRunsSession>(Failure);
    }

    public Task<SyncReport> RunAsync(SyncRequest request, ISyncObserver observer, CancellationToken cancellationToken)
    {
        Request = request;
        return Task.FromResult(Run(request, observer));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private sealed class Session(DatabaseAnswer answer) : IDatabaseSession
    {
        public Task<DatabaseAnswer> CheckAsync(CancellationToken cancellationToken) => Task.FromResult(answer);

        public Task<DatabaseAnswer> MigrateAsync(bool dryRun, CancellationToken cancellationToken) =>
            Task.FromResult(answer);

        public Task<DatabaseAnswer> DedupeAsync(bool dryRun, CancellationToken cancellationToken) =>
            Task.FromResult(answer);

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }

    public Task<IGateSession> OpenGateAsync(
        CommandSettings settings,
        GateRequest? request,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public GateEnvironment ReadGateEnvironment(CommandSettings settings, string environment) =>
        throw new NotSupportedException();

    public FakeSeeds Seeds { get; init; } = new();

    public ISeedGallery OpenSeedGallery(CommandSettings settings) => Failure is null ? Seeds : throw Failure;

    public ISeedToggle OpenSeedToggle(CommandSettings settings) => Failure is null ? Seeds : throw Failure;
}
