using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrBackend.Probing;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>A gate's surroundings in memory: a backend, the app, TRR's database, and people to work on.</summary>
internal sealed class GateScene : IDisposable
{
    public const string ReadsToken = "reads-token-0123456789";
    public const string RoleKey = "role-key-0123456789";
    public const string SharedSecret = "shared-secret-0123456789";
    public const string AdminToken = "admin-token-0123456789";
    public const string UserToken = "user-token-0123456789";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 11, 22, 21, 0, 0, TimeSpan.Zero));
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("gate-scene-");
    private GateJournal? _journal;

    public GateScene()
    {
        Add(Seeded, 7, flagged: 3);
        Add(Unseeded, 4, flagged: 0);
        Photos.Add(Photo(Stranger, 0) with { Kind = "poster" });
        Backend = new SceneBackend(Photos, _time);
        Gallery = new SceneGallery(Photos);
    }

    public static Guid Seeded { get; } = Guid.Parse("5eeded00-0000-4000-8000-000000000001");

    public static Guid Unseeded { get; } = Guid.Parse("5eeded00-0000-4000-8000-000000000002");

    public static Guid Stranger { get; } = Guid.Parse("5eeded00-0000-4000-8000-000000000003");

    public List<GalleryPhoto> Photos { get; } = [];

    public SceneBackend Backend { get; }

    public SceneGallery Gallery { get; }

    public SceneStore Store { get; } = new();

    public StepRecord Record { get; } = new();

    /// <summary>The link that is toggled: the unseeded person's first.</summary>
    public GalleryPhoto Toggled => Photos.First(photo => photo.PersonId == Unseeded);

    public GateEnvironment Environment { get; set; } = new() { Name = "scene", Stage = GateStage.Staging };

    public bool ReadOnly { get; set; }

    public bool WithDatabase { get; set; } = true;

    public bool WithPeople { get; set; } = true;

    public TrrBackendOptions Options { get; } =
        new()
        {
            ApiUrl = "http://trr.test",
            ServiceToken = ReadsToken,
            ServiceRoleKey = RoleKey,
            InternalAdminSharedSecret = SharedSecret,
        };

    public GateOptions Gate { get; } =
        new()
        {
            AppUrl = "http://app.test/",
            AppAdminToken = AdminToken,
            AppUserToken = UserToken,
        };

    /// <summary>Does a step, and gives what it noted.</summary>
    public async Task<StepRecord> RunAsync(IGateStep step, CancellationToken cancellationToken = default)
    {
        await step.RunAsync(Context(), Record, cancellationToken);
        return Record;
    }

    public void Dispose()
    {
        _journal?.Dispose();
        Backend.Dispose();
        _folder.Delete(recursive: true);
    }

    private GateContext Context()
    {
        var gateId = Guid.NewGuid();
        _journal = GateJournal.Begin(_folder.FullName, gateId);
        var toggled = Toggled;
        return new GateContext
        {
            GateId = gateId,
            Environment = Environment,
            ReadOnly = ReadOnly,
            Options = Gate,
            Backend = Options,
            Client = new GateClient(
                new RawClient(
                    new HttpMessageInvoker(Backend, disposeHandler: false),
                    Options,
                    new ServiceTokenCredential(ReadsToken),
                    _time
                ),
                new Redactor(ReadsToken, RoleKey, SharedSecret, AdminToken, UserToken)
            ),
            Gallery = WithDatabase ? Gallery : null,
            Database = null!,
            Store = Store,
            Door = null!,
            History = null!,
            Toggles = new ToggleKeeper(
                gateId,
                "trr.test",
                "tester",
                Store,
                WithDatabase ? Gallery : null,
                _journal,
                _time
            ),
            Syncs = null!,
            LogFolder = _folder.FullName,
            MaxImagesPerPerson = 5,
            Time = _time,
            People = WithPeople
                ? new GatePeople(
                    Seeded,
                    Unseeded,
                    new ToggleSubject(toggled.PersonId, toggled.LinkId, toggled.FacebankSeed, !WithDatabase)
                )
                : null,
        };
    }

    private void Add(Guid person, int photos, int flagged)
    {
        for (var number = 0; number < photos; number++)
        {
            Photos.Add(Photo(person, number) with { FacebankSeed = number < flagged });
        }
    }

    private static GalleryPhoto Photo(Guid person, int number) =>
        new()
        {
            LinkId = Guid.NewGuid(),
            PersonId = person,
            Kind = GalleryPhoto.Gallery,
            IsPrimary = number == 0,
            Position = number,
            ServedUrl = $"https://cdn.test/{person:N}/{number}.jpg",
            Width = 1200,
            Height = 1600,
        };
}
