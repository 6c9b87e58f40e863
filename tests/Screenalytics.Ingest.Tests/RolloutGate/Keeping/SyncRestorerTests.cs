using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Keeping;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

public sealed class SyncRestorerTests : IDisposable
{
    private static readonly Guid Gate = Guid.Parse("0193a000-0000-7000-8000-000000000009");
    private static readonly Guid Run = Guid.Parse("0193a000-0000-7000-8000-00000000000b");

    private static readonly Guid Image = Guid.Parse("0193a000-0000-7000-8000-00000000000c");

    private readonly string _folder = Directory.CreateTempSubdirectory("journals-").FullName;
    private readonly FakeTimeProvider _time = new() { AutoAdvanceAmount = TimeSpan.FromSeconds(1) };
    private readonly FakeRuns _runs = new();
    private readonly FakeGateStore _store = new() { People = { FakeGallery.Person } };
    private readonly StepRecord _record = new();
    private readonly GateJournal _journal;

    public SyncRestorerTests()
    {
        _journal = GateJournal.Begin(_folder, Gate);
        _journal.Write(
            new JournalLine(JournalKind.SyncTaken, DateTimeOffset.UnixEpoch)
            {
                NewPeople = [FakeGallery.Person],
                Unseeded = [Image],
            }
        );
    }

    public void Dispose()
    {
        _journal.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public async Task What_a_run_filed_is_removed_and_the_people_whom_it_brought()
    {
        Know(RunStatus.Ok);
        await RestoreAsync();
        _runs.Undone.ShouldBe([Run]);
        _store.People.ShouldBeEmpty();
        _store.Lowered.ShouldBe([Image]);
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_run_whose_process_died_is_ended_first()
    {
        Know(RunStatus.Running);
        _runs.Stubborn = 1;
        var restoring = RestoreAsync();
        while (!restoring.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await restoring;
        _runs.Runs[0].Status.ShouldBe(RunStatus.Cancelled);
        _runs.Undone.ShouldBe([Run]);
    }

    [Fact]
    public async Task A_run_that_does_not_end_is_told_and_stays_in_the_journal()
    {
        Know(RunStatus.Running);
        _runs.Stubborn = int.MaxValue;
        var restoring = RestoreAsync();
        while (!restoring.IsCompleted)
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await restoring;
        _record.Verdict.ShouldBe(GateVerdict.Disproven);
        _record.Checks[0].WayOut.ShouldNotBeNull().ShouldContain($"gate cleanup {Gate}");
        _journal.Debts.Syncs.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_run_that_the_journal_does_not_name_is_found_by_who_asked()
    {
        _runs.Runs.Add(FakeRuns.Run(Run, RunStatus.Ok, SyncKeeper.ActorOf(Gate)));
        _runs.Runs.Add(FakeRuns.Run(Guid.NewGuid(), RunStatus.Ok, SyncKeeper.ActorOf(Guid.NewGuid())));
        await RestoreAsync();
        _runs.Undone.ShouldBe([Run]);
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_sync_that_never_became_a_run_owes_nothing()
    {
        await RestoreAsync();
        _runs.Undone.ShouldBeEmpty();
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task What_a_human_approved_stays_and_is_told()
    {
        Know(RunStatus.Ok);
        _runs.Approved = 2;
        var changes = await RestoreAsync();
        _record.Verdict.ShouldBe(GateVerdict.NotJudged);
        _record.Checks[1].Observed.ShouldContain("2 images of run");
        changes.ShouldHaveSingleItem().Restored.ShouldBeFalse();
    }

    [Fact]
    public async Task Images_that_are_kept_are_no_debt()
    {
        Know(RunStatus.Ok);
        await RestoreAsync(keepsImages: true);
        _runs.Undone.ShouldBeEmpty();
        _journal.Debts.IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_is_away_is_told_and_stays_in_the_journal()
    {
        Know(RunStatus.Ok);
        _runs.Refusal = "The database is away.";
        await RestoreAsync();
        _record.Checks[0].Observed.ShouldBe("The database is away.");
        _journal.Debts.Syncs.Count.ShouldBe(1);
    }

    private void Know(RunStatus status)
    {
        _runs.Runs.Add(FakeRuns.Run(Run, status, SyncKeeper.ActorOf(Gate)));
        _journal.Write(new JournalLine(JournalKind.RunStarted, DateTimeOffset.UnixEpoch) { RunId = Run });
    }

    private Task<IReadOnlyList<GateChange>> RestoreAsync(bool keepsImages = false) =>
        new SyncRestorer(_runs, _runs, _runs, _store, TimeSpan.FromSeconds(30), _time).RestoreAsync(
            _journal,
            _journal.Debts.Syncs[0],
            keepsImages,
            _record,
            TestContext.Current.CancellationToken
        );
}
