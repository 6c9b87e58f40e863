using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>
/// Takes back what a gate's runs filed: exactly their own images that nobody approved, and people whom only they brought.
/// </summary>
internal sealed class SyncRestorer(
    IRunDoor door,
    IRunHistory history,
    IRunCare care,
    IGateStore store,
    TimeSpan patience,
    TimeProvider time
)
{
    private const string Id = "images_back";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Takes a sync back.</summary>
    /// <returns>What was changed.</returns>
    public async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        SyncDebt debt,
        bool keepsImages,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var runs = debt.RunId is { } known ? [known] : await OfGateAsync(journal.GateId, cancellationToken);
            if (runs.Count == 0)
            {
                record.Proven(
                    Id,
                    "what the gate's sync filed is removed",
                    "there is no run of this gate: nothing was filed."
                );
            }

            var changes = new List<GateChange>();
            var restored = true;
            foreach (var run in runs)
            {
                restored &=
                    await EndedAsync(run, journal.GateId, record, cancellationToken)
                    && (
                        keepsImages
                        || await TakeBackAsync(run, debt, changes, journal.GateId, record, cancellationToken)
                    );
            }

            if (restored)
            {
                var kind = keepsImages ? JournalKind.RunKept : JournalKind.RunTakenBack;
                journal.Write(new JournalLine(kind, time.GetUtcNow()) { RunId = debt.RunId });
            }

            return changes;
        }
        catch (RunStoppedException failure)
        {
            record.Disproven(
                Id,
                "what the gate's sync filed is removed",
                failure.Message,
                $"once the database answers: 'gate cleanup {journal.GateId}'"
            );
            return [];
        }
    }

    /// <summary>The runs of a gate, as far as the history knows them.</summary>
    public async Task<IReadOnlyList<Guid>> OfGateAsync(Guid gateId, CancellationToken cancellationToken)
    {
        var actor = SyncKeeper.ActorOf(gateId);
        var runs = new List<Guid>();
        var filter = new RunFilter { Trigger = RunTriggers.Gate, Limit = RunFilter.MostLimit };
        while (true)
        {
            var page = await history.ListAsync(filter, cancellationToken);
            runs.AddRange(page.Items.Where(run => run.Actor == actor).Select(run => run.RunId));
            if (page.Next is not { } next || page.Items is not [.., var last])
            {
                return runs;
            }

            filter = filter with { After = last.RunId };
        }
    }

    private async Task<bool> EndedAsync(Guid run, Guid gateId, StepRecord record, CancellationToken cancellationToken)
    {
        var begun = time.GetTimestamp();
        while (true)
        {
            if (
                await history.FindAsync(run, cancellationToken) is not { } found
                || found.Status is not (RunStatus.Queued or RunStatus.Running)
            )
            {
                return true;
            }

            await door.CancelAsync(run, SyncKeeper.ActorOf(gateId), cancellationToken);
            if (time.GetElapsedTime(begun) > patience)
            {
                record.Disproven(
                    Id,
                    $"run {run} has ended",
                    $"it is still {found.Status} after {patience.TotalSeconds:0} s, though its end was asked for",
                    $"'gate cleanup {gateId}' a little later"
                );
                return false;
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    private async Task<bool> TakeBackAsync(
        Guid run,
        SyncDebt debt,
        List<GateChange> changes,
        Guid gateId,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var expected = $"the images that run {run} filed are removed";
        var undone = await care.UndoAsync(run, SyncKeeper.ActorOf(gateId), cancellationToken);
        await store.LowerSeedsAsync(debt.Unseeded, cancellationToken);
        await store.RemovePeopleAsync(debt.NewPeople, cancellationToken);
        if (undone is null)
        {
            record.Proven(Id, expected, "there is no such run: nothing was filed.");
            return true;
        }

        record.Proven(Id, expected, $"{undone.Removed.Count} removed.");
        if (undone.Approved.Count > 0)
        {
            record.NotJudged(
                "approved",
                "nobody approved an image of the gate's",
                $"{undone.Approved.Count} images of run {run} are approved, and a gate never removes such: they stay",
                "if no human approved them, find what does, and remove them by hand"
            );
        }

        changes.AddRange(ChangesOf(run, undone));
        return true;
    }

    private static IEnumerable<GateChange> ChangesOf(Guid run, UndoReport undone) =>
        undone
            .Removed.Concat(undone.Approved)
            .GroupBy(image => image.PersonId)
            .Select(person => new GateChange(
                "face_bank_images",
                run,
                person.Key,
                "not filed",
                person.Any(image => image.Approved)
                    ? $"{person.Count(image => image.Approved)} approved by now, and left"
                    : "removed",
                !person.Any(image => image.Approved)
            ));
}
