using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A door to a backend and a store in memory.</summary>
public abstract class RunTestBase
{
    private protected FakeBackend Backend { get; set; } = new();

    private protected FakeStore Store { get; } = new();

    private protected RecordingObserver Observer { get; } = new();

    private protected SyncOptions Options { get; } = new() { BatchLinger = TimeSpan.Zero };

    private protected Task<SyncReport> RunAsync(SyncRequest request, CancellationToken cancellationToken = default) =>
        new RunDoor(Store, Backend, Backend, Options, TimeProvider.System).RunAsync(
            request,
            Observer,
            cancellationToken
        );

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
