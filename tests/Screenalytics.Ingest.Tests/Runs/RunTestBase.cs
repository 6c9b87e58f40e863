using Microsoft.Extensions.Logging.Abstractions;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Logging;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A door to a backend and a store in memory.</summary>
public abstract class RunTestBase : IAsyncDisposable
{
    private readonly List<LeaseKeeper> _keepers = [];

    private protected FakeBackend Backend { get; set; } = new();

    private protected FakeStore Store { get; } = new();

    private protected RecordingObserver Observer { get; } = new();

    private protected SyncOptions Options { get; } = new() { BatchLinger = TimeSpan.Zero };

    private protected RunOptions RunOptions { get; } =
        new() { HeartbeatInterval = TimeSpan.FromMilliseconds(20), PollInterval = TimeSpan.FromMilliseconds(20) };

    private protected WorkSignal Signal { get; } = new();

    private protected Microsoft.Extensions.Logging.ILoggerFactory Log { get; init; } = NullLoggerFactory.Instance;

    private protected List<IRunWatch> Watches { get; } = [];

    private protected Task<SyncReport> RunAsync(SyncRequest request, CancellationToken cancellationToken = default) =>
        NewDoor().RunAsync(request, Observer, cancellationToken);

    private protected RunDoor NewDoor()
    {
        var history = new FakeHistory(Store);
        var foreground = new ForegroundRuns(
            Store,
            history,
            NewPipelines(),
            NewParts(),
            new NodeName("here"),
            RunOptions,
            SuddenChange.Of(Options),
            new RunLoggers(Log),
            TimeProvider.System
        );
        return new RunDoor(
            Store,
            history,
            foreground,
            Backend,
            Signal,
            RunOptions,
            SuddenChange.Of(Options),
            new RunLoggers(Log),
            new NodeName("here"),
            TimeProvider.System
        );
    }

    private protected PartRunner NewParts()
    {
        var keeper = NewKeeper();
        return new PartRunner(
            Store,
            NewPipelines(),
            keeper,
            RunOptions,
            SuddenChange.Of(Options),
            TimeProvider.System,
            new RunLoggers(Log)
        );
    }

    private protected RunWorker NewWorker(string node)
    {
        var keeper = NewKeeper();
        var parts = new PartRunner(
            Store,
            NewPipelines(),
            keeper,
            RunOptions,
            SuddenChange.Of(Options),
            TimeProvider.System,
            new RunLoggers(Log)
        );
        return new RunWorker(
            Store,
            parts,
            keeper,
            Signal,
            new NodeName(node),
            RunOptions,
            TimeProvider.System,
            NullLogger<RunWorker>.Instance
        );
    }

    private LeaseKeeper NewKeeper()
    {
        var keeper = new LeaseKeeper(Store, RunOptions, TimeProvider.System, NullLogger<LeaseKeeper>.Instance);
        _keepers.Add(keeper);
        return keeper;
    }

    private PipelineRunner NewPipelines() => new(Backend, Backend, Store, Options, TimeProvider.System, Watches);

    public async ValueTask DisposeAsync()
    {
        foreach (var keeper in _keepers)
        {
            await keeper.DisposeAsync();
        }

        Signal.Dispose();
        GC.SuppressFinalize(this);
    }

    private protected Task<SyncReport> RunAsync(
        IEnumerable<Guid> people,
        CancellationToken cancellationToken = default
    ) => RunAsync(new SyncRequest(PeopleTarget.Of([.. people])), cancellationToken);

    private protected Guid Seeded(params string[] names) => Add(Backend.Seeds, names);

    private protected Guid Unseeded(params string[] names) => Add(Backend.All, names);

    private static Guid Add(Dictionary<Guid, string[]> photos, string[] names)
    {
        var id = Guid.NewGuid();
        photos.Add(id, [.. names.Select(name => $"https://cdn.example.test/{name}.jpg")]);
        return id;
    }

    internal sealed class RecordingObserver : ISyncObserver
    {
        public List<string> Warnings { get; } = [];

        public List<bool> Intake { get; } = [];

        public int Started { get; private set; }

        public int People { get; private set; }

        public bool OnPersonThrows { get; set; }

        public void OnStarted(RunStart start) => Started++;

        public List<Guid> Attached { get; } = [];

        public void OnAttached(Guid runId, string? node) => Attached.Add(runId);

        public void OnPeopleKnown(int people, bool final) { }

        public void OnPerson(PersonResult result, PersonCommit commit)
        {
            if (OnPersonThrows)
            {
                throw new InvalidOperationException("unforeseen");
            }

            lock (Warnings)
            {
                People++;
            }
        }

        public void OnIntake(bool paused) => Intake.Add(paused);

        public void OnWarning(string warning) => Warnings.Add(warning);
    }
}
