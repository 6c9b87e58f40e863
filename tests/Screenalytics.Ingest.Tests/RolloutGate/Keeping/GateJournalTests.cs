using Screenalytics.Ingest.RolloutGate.Keeping;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

public sealed class GateJournalTests : IDisposable
{
    private static readonly Guid Gate = Guid.Parse("0193a000-0000-7000-8000-000000000009");
    private static readonly Guid Link = Guid.Parse("0193a000-0000-7000-8000-00000000000a");
    private static readonly Guid Run = Guid.Parse("0193a000-0000-7000-8000-00000000000b");

    private readonly string _folder = Directory.CreateTempSubdirectory("journals-").FullName;

    private static JournalLine Taken =>
        new(JournalKind.FlagTaken, DateTimeOffset.UnixEpoch)
        {
            PersonId = FakeGallery.Person,
            LinkId = Link,
            Flagged = true,
            Gallery = new Dictionary<Guid, bool> { [Link] = true },
        };

    private string PathOf(Guid gate) => Path.Combine(_folder, $"{gate}.jsonl");

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void What_was_taken_is_read_back()
    {
        using (var journal = GateJournal.Begin(_folder, Gate))
        {
            journal.Write(Taken);
        }

        GateJournal.Left(_folder).ShouldBe([Gate]);
        using var again = GateJournal.TakeUp(_folder, Gate).ShouldNotBeNull();
        var debt = again.Debts.Flags.ShouldHaveSingleItem();
        (debt.LinkId, debt.Flagged, debt.Gallery[Link]).ShouldBe((Link, true, true));
    }

    [Fact]
    public void A_line_is_on_disk_before_anything_is_changed()
    {
        using var journal = GateJournal.Begin(_folder, Gate);
        journal.Write(Taken);
        using var reader = new StreamReader(
            new FileStream(PathOf(Gate), FileMode.Open, FileAccess.Read, FileShare.ReadWrite)
        );
        reader.ReadToEnd().ShouldContain(Link.ToString());
    }

    [Fact]
    public void One_that_left_everything_as_it_was_is_gone()
    {
        using (var journal = GateJournal.Begin(_folder, Gate))
        {
            journal.Write(Taken);
            journal.Write(new JournalLine(JournalKind.FlagPutBack, DateTimeOffset.UnixEpoch) { LinkId = Link });
        }

        Directory.EnumerateFileSystemEntries(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_living_gate_is_not_taken_up()
    {
        using var journal = GateJournal.Begin(_folder, Gate);
        journal.Write(Taken);
        GateJournal.TakeUp(_folder, Gate).ShouldBeNull();
    }

    [Fact]
    public void A_line_that_was_cut_off_is_left_out()
    {
        using (var journal = GateJournal.Begin(_folder, Gate))
        {
            journal.Write(Taken);
        }

        File.AppendAllText(PathOf(Gate), """{"kind":"flag_put_back","at":"1970-01""");
        using (var again = GateJournal.TakeUp(_folder, Gate).ShouldNotBeNull())
        {
            again.Debts.Flags.Count.ShouldBe(1);
            again.Write(Taken with { LinkId = Run });
        }

        using (var third = GateJournal.TakeUp(_folder, Gate).ShouldNotBeNull())
        {
            third.Debts.Flags.Count.ShouldBe(2);
            third.Write(new JournalLine(JournalKind.FlagPutBack, DateTimeOffset.UnixEpoch) { LinkId = Link });
            third.Write(new JournalLine(JournalKind.FlagPutBack, DateTimeOffset.UnixEpoch) { LinkId = Run });
        }

        GateJournal.Left(_folder).ShouldBeEmpty();
    }

    [Fact]
    public void A_run_is_a_debt_until_it_is_taken_back_or_kept()
    {
        JournalLine[] lines =
        [
            new(JournalKind.SyncTaken, DateTimeOffset.UnixEpoch) { NewPeople = [FakeGallery.Person] },
            new(JournalKind.RunStarted, DateTimeOffset.UnixEpoch) { RunId = Run },
        ];
        var debt = JournalDebts.Of(lines).Syncs.ShouldHaveSingleItem();
        (debt.RunId, debt.NewPeople[0]).ShouldBe((Run, FakeGallery.Person));
        foreach (var end in new[] { JournalKind.RunTakenBack, JournalKind.RunKept })
        {
            JournalDebts.Of([.. lines, new(end, DateTimeOffset.UnixEpoch) { RunId = Run }]).IsEmpty.ShouldBeTrue();
        }
    }

    [Fact]
    public void A_sync_whose_run_is_not_known_is_a_debt_of_its_own()
    {
        var debts = JournalDebts.Of([
            new(JournalKind.SyncTaken, DateTimeOffset.UnixEpoch),
            new(JournalKind.RunStarted, DateTimeOffset.UnixEpoch) { RunId = Run },
            new(JournalKind.SyncTaken, DateTimeOffset.UnixEpoch),
        ]);
        debts.Syncs.Select(sync => sync.RunId).ShouldBe([Run, null]);
    }
}
