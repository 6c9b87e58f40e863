using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Photos;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

public sealed class FlagRestorerTests : IDisposable
{
    private static readonly Guid Gate = Guid.Parse("0193a000-0000-7000-8000-000000000009");
    private static readonly Guid Link = Guid.Parse("0193a000-0000-7000-8000-00000000000a");
    private static readonly Guid Other = Guid.Parse("0193a000-0000-7000-8000-00000000000b");

    private readonly string _folder = Directory.CreateTempSubdirectory("journals-").FullName;
    private readonly FakeTimeProvider _time = new();
    private readonly FakeGallery _gallery = new() { Flags = { [Link] = false, [Other] = true } };
    private readonly FakeGateStore _store = new();
    private readonly StepRecord _record = new();
    private readonly GateJournal _journal;
    private readonly ToggleKeeper _keeper;

    public FlagRestorerTests()
    {
        _journal = GateJournal.Begin(_folder, Gate);
        _keeper = new ToggleKeeper(Gate, "trr", "me on here", _store, _gallery, _journal, _time);
    }

    private static ToggleSubject Subject => new(FakeGallery.Person, Link, Flagged: false, IsDeclared: false);

    public void Dispose()
    {
        _journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_the_gate_changed_is_put_back_and_let_go()
    {
        await TakeAsync();
        _gallery.Flags[Link] = true;

        var changes = await RestoreAsync();

        _gallery.Flags[Link].ShouldBeFalse();
        _store.Claims.ShouldBeEmpty();
        _journal.Debts.IsEmpty.ShouldBeTrue();
        _record.Verdict.ShouldBe(GateVerdict.Proven);
        changes.ShouldHaveSingleItem().Restored.ShouldBeTrue();
    }

    [Fact]
    public async Task What_looks_as_it_was_is_set_all_the_same()
    {
        await TakeAsync();
        await RestoreAsync();
        _gallery.Asked.ShouldBe([(Link, false)]);
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task After_a_request_without_an_answer_it_is_set_once_more_a_while_later()
    {
        await TakeAsync();
        var restoring = Restorer.RestoreAsync(
            _journal,
            TimeSpan.FromSeconds(10),
            _record,
            TestContext.Current.CancellationToken
        );
        restoring.IsCompleted.ShouldBeFalse();
        _gallery.Flags[Link] = true;
        _time.Advance(TimeSpan.FromSeconds(10));
        await restoring;
        _gallery.Flags[Link].ShouldBeFalse();
        _gallery.Asked.Count.ShouldBe(2);
    }

    [Fact]
    public async Task Without_the_database_it_is_asked_for_in_any_case()
    {
        await TakeAsync();
        await new FlagRestorer(_gallery, "trr", null, _store, _time).RestoreAsync(
            _journal,
            TimeSpan.Zero,
            _record,
            TestContext.Current.CancellationToken
        );
        _gallery.Asked.ShouldBe([(Link, false)]);
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_can_not_be_put_back_is_told_and_stays_in_the_journal(bool lies)
    {
        await TakeAsync();
        _gallery.Flags[Link] = true;
        _gallery.Lies = lies;
        _gallery.Refusal = lies ? null : FailureCode.BackendError;

        var changes = await RestoreAsync();

        _record.Verdict.ShouldBe(GateVerdict.Disproven);
        _record
            .Checks[0]
            .WayOut.ShouldNotBeNull()
            .ShouldContain($"seeds clear --person {FakeGallery.Person} --link {Link}");
        _journal.Debts.Flags.Count.ShouldBe(1);
        _store.Claims.Count.ShouldBe(1);
        changes.ShouldHaveSingleItem().Restored.ShouldBeFalse();
    }

    [Fact]
    public async Task Flags_that_were_seen_to_change_are_put_back_too()
    {
        await TakeAsync();
        _gallery.Flags[Link] = true;
        _gallery.Flags[Other] = false;
        await _keeper.NoteAsync([
            new GalleryChange(Other, GalleryChange.Flag, "true", "false") { PersonId = FakeGallery.Person },
            new GalleryChange(Other, "caption", "a", "b") { PersonId = FakeGallery.Person },
        ]);

        await RestoreAsync();

        _gallery.Flags.ShouldBe(new Dictionary<Guid, bool> { [Link] = false, [Other] = true });
        _store.Claims.ShouldBeEmpty();
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_another_gate_is_at_work_on_is_left_to_it()
    {
        await TakeAsync();
        var other = Guid.NewGuid();
        _store.Claims.Add(new GateClaim(other, "trr", FakeGallery.Person, Other, true, "ann", _time.GetUtcNow()));

        var own = await _keeper.NoteAsync([
            new GalleryChange(Other, GalleryChange.Flag, "true", "false") { PersonId = FakeGallery.Person },
        ]);

        own.ShouldBeEmpty();
        _journal.Debts.Flags.ShouldHaveSingleItem().LinkId.ShouldBe(Link);
    }

    [Fact]
    public async Task What_putting_back_changes_besides_is_told_and_owed()
    {
        await TakeAsync();
        _gallery.Flags[Link] = true;
        _gallery.SetsAll = true;

        await RestoreAsync();

        _record.Verdict.ShouldBe(GateVerdict.Disproven);
        var debt = _journal.Debts.Flags.ShouldHaveSingleItem();
        (debt.LinkId, debt.Flagged).ShouldBe((Other, true));
        _gallery.SetsAll = false;
        await RestoreAsync();
        _gallery.Flags.ShouldBe(new Dictionary<Guid, bool> { [Link] = false, [Other] = true });
    }

    [Fact]
    public async Task A_flag_that_changed_since_it_was_chosen_is_not_taken()
    {
        _gallery.Flags[Link] = true;
        var refusal = await _keeper.TakeAsync(Subject, TestContext.Current.CancellationToken);
        refusal.ShouldNotBeNull().ShouldContain("somebody else is at work on it");
        _store.Claims.ShouldBeEmpty();
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_somebody_else_changed_is_left_and_told()
    {
        await TakeAsync();
        _gallery.Flags[Other] = false;

        await RestoreAsync();

        _gallery.Flags[Other].ShouldBeFalse();
        _record.Verdict.ShouldBe(GateVerdict.NotJudged);
        _record.Checks[^1].Observed.ShouldContain(Other.ToString());
    }

    [Fact]
    public async Task A_link_that_another_gate_holds_is_not_changed()
    {
        var other = Guid.NewGuid();
        _store.Claims.Add(new GateClaim(other, "trr", FakeGallery.Person, Link, true, "ann on box", _time.GetUtcNow()));

        var refusal = await _keeper.TakeAsync(Subject, TestContext.Current.CancellationToken);

        refusal.ShouldNotBeNull().ShouldContain($"in use by gate {other} of ann on box");
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_that_can_not_be_claimed_is_not_changed()
    {
        _store.IsAway = true;
        var refusal = await _keeper.TakeAsync(Subject, TestContext.Current.CancellationToken);
        refusal.ShouldNotBeNull().ShouldContain("The database is away.");
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_claim_that_can_not_be_released_is_told()
    {
        await TakeAsync();
        _store.IsAway = true;
        await RestoreAsync();
        _record.Checks[^1].Id.ShouldBe("claim");
        _record.Verdict.ShouldBe(GateVerdict.NotJudged);
    }

    private FlagRestorer Restorer => new(_gallery, "trr", _gallery, _store, _time);

    private async Task TakeAsync() =>
        (await _keeper.TakeAsync(Subject, TestContext.Current.CancellationToken)).ShouldBeNull();

    private Task<IReadOnlyList<GateChange>> RestoreAsync() =>
        Restorer.RestoreAsync(_journal, TimeSpan.Zero, _record, TestContext.Current.CancellationToken);
}
