using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;
using Screenalytics.Ingest.TrrBackend;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class PeopleStepTests
{
    private static readonly Guid Ann = new("0a000000-0000-0000-0000-000000000001");
    private static readonly Guid Bob = new("0a000000-0000-0000-0000-000000000002");
    private static readonly Guid Cid = new("0a000000-0000-0000-0000-000000000003");
    private static readonly Guid Dot = new("0a000000-0000-0000-0000-000000000004");
    private static readonly GateEnvironment Named = new() { Name = "staging", Stage = GateStage.Staging };

    // Ann: two photos, one flagged. Bob: one, not flagged. Cid: three, one flagged. Dot: two, not flagged.
    private static readonly GalleryPhoto[] Galleries =
    [
        Photo(Ann, 1, flagged: true),
        Photo(Ann, 2),
        Photo(Bob, 3),
        Photo(Cid, 4, flagged: true),
        Photo(Cid, 5),
        Photo(Cid, 6),
        Photo(Dot, 7),
        Photo(Dot, 8),
    ];

    [Fact]
    public async Task The_smallest_galleries_are_chosen_and_a_photo_that_is_not_flagged()
    {
        var (gate, record) = await RunAsync(new SceneGallery(Galleries), new FakeBank([]));

        gate.People.ShouldBe(new GatePeople(Ann, Bob, new ToggleSubject(Ann, LinkOf(2), false, IsDeclared: false)));
        record.Verdict.ShouldBe(GateVerdict.Proven);
        record.Input["seeded_person"].ShouldBe($"{Ann}");
        record.Input["seeded_because"].ShouldContain("2 photos, 1 of them flagged");
        record.Input["toggle_because"].ShouldContain("not flagged");
    }

    [Fact]
    public async Task Who_is_not_in_the_face_bank_yet_goes_first()
    {
        var (gate, record) = await RunAsync(new SceneGallery(Galleries), new FakeBank([Ann, Bob]));

        (gate.People!.Seeded, gate.People.Unseeded).ShouldBe((Cid, Dot));
        record.Input["seeded_because"].ShouldContain("none in the face bank yet");
        (await RunAsync(new SceneGallery(Galleries), new FakeBank([Ann, Bob, Cid, Dot]))).Gate.People!.Seeded.ShouldBe(
            Ann
        );
        (await RunAsync(new SceneGallery(Galleries), new FakeBank(null))).Gate.People!.Seeded.ShouldBe(Ann);
    }

    [Fact]
    public async Task Who_has_no_usable_photo_is_passed_over()
    {
        GalleryPhoto[] photos =
        [
            Photo(Ann, 1, flagged: true, url: "ftp://cdn.test/a.jpg"),
            Photo(Bob, 2, url: null),
            .. Galleries.Where(photo => photo.PersonId == Cid || photo.PersonId == Dot),
        ];

        var (gate, _) = await RunAsync(new SceneGallery(photos), new FakeBank([]));

        (gate.People!.Seeded, gate.People.Unseeded).ShouldBe((Cid, Dot));
    }

    [Fact]
    public async Task Without_an_unflagged_photo_of_the_seeded_person_another_persons_is_toggled()
    {
        GalleryPhoto[] photos = [Photo(Ann, 1, flagged: true), Photo(Bob, 2, kind: "promo"), Photo(Bob, 3)];

        var (gate, _) = await RunAsync(new SceneGallery(photos), new FakeBank([]));

        gate.People!.Toggle.ShouldBe(new ToggleSubject(Bob, LinkOf(3), false, IsDeclared: false));
    }

    [Fact]
    public async Task With_nobody_to_choose_nothing_is_judged_and_the_way_out_is_told()
    {
        var (gate, record) = await RunAsync(new SceneGallery([]), new FakeBank([]));

        gate.People.ShouldBe(new GatePeople(null, null, null));
        record.Verdict.ShouldBe(GateVerdict.NotJudged);
        record.Checks.Select(check => check.Id).ShouldBe(["seeded", "unseeded", "toggle"]);
        record.Checks.ShouldAllBe(check => check.WayOut!.Contains("environment's file"));
    }

    [Fact]
    public async Task Who_is_given_wins()
    {
        var environment = Named with
        {
            SeededPerson = Cid,
            UnseededPerson = Dot,
            TogglePerson = Ann,
            ToggleLink = LinkOf(1),
            ToggleFlagged = true,
        };

        var (gate, record) = await RunAsync(new SceneGallery(Galleries), new FakeBank([]), environment);

        gate.People.ShouldBe(new GatePeople(Cid, Dot, new ToggleSubject(Ann, LinkOf(1), true, IsDeclared: false)));
        record.Verdict.ShouldBe(GateVerdict.Proven);
    }

    [Theory]
    [InlineData(2, "seeded", "has no flagged photo: 1 photos")]
    [InlineData(9, "seeded", "has no photos in TRR's database")]
    public async Task Somebody_who_is_not_as_given_is_disproven_with_the_figures(int person, string check, string words)
    {
        var environment = Named with { SeededPerson = new Guid($"0a000000-0000-0000-0000-00000000000{person}") };

        var (gate, record) = await RunAsync(new SceneGallery(Galleries), new FakeBank([]), environment);

        gate.People!.Seeded.ShouldBeNull();
        var disproven = record.Checks.Single(found => found.Verdict == GateVerdict.Disproven);
        disproven.Id.ShouldBe(check);
        disproven.Observed.ShouldContain(words);
    }

    [Theory]
    [InlineData(3, null, "is not in the gallery")]
    [InlineData(2, true, "but TRR's database says that it is not flagged")]
    public async Task A_link_that_is_not_as_given_is_disproven(int link, bool? flagged, string words)
    {
        var environment = Named with { TogglePerson = Ann, ToggleLink = LinkOf(link), ToggleFlagged = flagged };

        var (gate, record) = await RunAsync(new SceneGallery(Galleries), new FakeBank([]), environment);

        gate.People!.Toggle.ShouldBeNull();
        record.Checks.Single(check => check.Id == "toggle").Observed.ShouldContain(words);
        record.Verdict.ShouldBe(GateVerdict.Disproven);
    }

    [Fact]
    public async Task Without_TRRs_database_only_what_is_declared_is_taken()
    {
        var environment = Named with { SeededPerson = Ann, TogglePerson = Ann, ToggleLink = LinkOf(1) };

        var (gate, record) = await RunAsync(null, new FakeBank([]), environment);

        gate.People.ShouldBe(new GatePeople(Ann, null, null));
        record.Verdict.ShouldBe(GateVerdict.NotJudged);
        record.Checks.Single(check => check.Id == "toggle").Observed.ShouldContain("does not say toggle.flagged");
        record.Checks.ShouldAllBe(check => check.WayOut!.Contains("TRR_DB_URL"));

        (gate, _) = await RunAsync(null, new FakeBank([]), environment with { ToggleFlagged = true });
        gate.People!.Toggle.ShouldBe(new ToggleSubject(Ann, LinkOf(1), true, IsDeclared: true));
    }

    [Fact]
    public async Task A_database_that_fails_while_it_is_asked_is_told()
    {
        var gallery = new SceneGallery([]) { Broken = "TRR's database cannot be reached (there)." };

        var (_, record) = await RunAsync(gallery, new FakeBank([]));

        record.Verdict.ShouldBe(GateVerdict.NotJudged);
        record.Checks.ShouldHaveSingleItem().Observed.ShouldContain("cannot be reached");
    }

    [Fact]
    public async Task The_database_is_seen_to_be_readable()
    {
        (await CheckAsync(new SceneGallery([]))).Verdict.ShouldBe(GateVerdict.Proven);
        (await CheckAsync(null)).Checks.Single().Observed.ShouldStartWith("without TRR_DB_URL");
        var broken = await CheckAsync(new SceneGallery([]) { Broken = "No view." });
        broken.Verdict.ShouldBe(GateVerdict.Disproven);
        broken.Checks.Single().Observed.ShouldBe("No view.");
    }

    private static async Task<StepRecord> CheckAsync(SceneGallery? gallery)
    {
        var record = new StepRecord();
        await new TrrDatabaseStep().RunAsync(
            ContextOf(gallery, new FakeBank([]), Named),
            record,
            CancellationToken.None
        );
        return record;
    }

    private static async Task<(GateContext Gate, StepRecord Record)> RunAsync(
        SceneGallery? gallery,
        FakeBank bank,
        GateEnvironment? environment = null
    )
    {
        var gate = ContextOf(gallery, bank, environment ?? Named);
        var record = new StepRecord();
        await new PeopleStep().RunAsync(gate, record, CancellationToken.None);
        return (gate, record);
    }

    private static GalleryPhoto Photo(
        Guid person,
        int link,
        bool flagged = false,
        string? url = "https://cdn.test/{0}.jpg",
        string kind = GalleryPhoto.Gallery
    ) =>
        new()
        {
            LinkId = LinkOf(link),
            PersonId = person,
            Kind = kind,
            FacebankSeed = flagged,
            ServedUrl = url?.Replace("{0}", $"{link}"),
        };

    private static Guid LinkOf(int link) => new(link, 11, 0, new byte[8]);

    // These steps speak to nothing but the two databases.
    private static GateContext ContextOf(SceneGallery? gallery, IGateStore bank, GateEnvironment environment) =>
        new()
        {
            GateId = Guid.NewGuid(),
            Environment = environment,
            Options = new GateOptions(),
            Backend = new TrrBackendOptions(),
            Client = null!,
            Gallery = gallery,
            Database = null!,
            Store = bank,
            Door = null!,
            History = null!,
            Toggles = null!,
            Syncs = null!,
            LogFolder = "",
            MaxImagesPerPerson = 5,
            Time = TimeProvider.System,
        };
}
