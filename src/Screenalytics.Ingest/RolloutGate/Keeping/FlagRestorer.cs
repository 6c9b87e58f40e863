using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Puts flags back by the backend's toggle, and sees in TRR's database, where it can, that they are.</summary>
internal sealed class FlagRestorer(
    ITrrBackendClient backend,
    string backendHost,
    ITrrGallery? gallery,
    IGateStore store,
    TimeProvider time
)
{
    private const string Id = "flag_back";

    /// <summary>A flag in words.</summary>
    public static string Words(bool flagged) => flagged ? "flagged" : "not flagged";

    /// <summary>Puts flags back.</summary>
    /// <param name="journal">Where it is noted what is back.</param>
    /// <param name="settle">How long a request that got no answer may still do something; zero when there was none.</param>
    /// <param name="record">Where it is told.</param>
    /// <param name="cancellationToken">The end of all patience.</param>
    /// <returns>What was changed, and how it is left.</returns>
    public async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        TimeSpan settle,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var debts = journal.Debts.Flags;
        GalleryFlags before = await GalleryFlags.OfAsync(gallery, debts, cancellationToken);
        var answers = await PutBackAsync(debts, cancellationToken);
        if (settle > TimeSpan.Zero && debts.Count > 0)
        {
            // What the backend was still busy with may have come after it.
            await Task.Delay(settle, time, cancellationToken);
            answers = await PutBackAsync(debts, cancellationToken);
        }

        var after = await GalleryFlags.OfAsync(gallery, debts, cancellationToken);
        if (after.Problem is { } problem)
        {
            record.NotJudged(Id, "TRR's database says that every flag is as it was", problem);
        }

        List<GateChange> changes = [];
        foreach (var debt in debts)
        {
            var restored = Judge(journal.GateId, debt, answers[debt.LinkId], after.Of(debt.LinkId), record);
            changes.Add(ChangeOf(debt, restored));
            if (restored)
            {
                await SettleAsync(journal, debt, record, cancellationToken);
            }
        }

        NoteStrays(journal, debts, before, after, record);
        return changes;
    }

    private async Task<Dictionary<Guid, SeedToggleResult>> PutBackAsync(
        IReadOnlyList<FlagDebt> debts,
        CancellationToken cancellationToken
    )
    {
        // Also what looks as it was: a request that was dropped in the middle may be written a moment later.
        Dictionary<Guid, SeedToggleResult> answers = [];
        foreach (var debt in debts)
        {
            answers[debt.LinkId] = await backend.SetFacebankSeedAsync(
                debt.PersonId,
                debt.LinkId,
                debt.Flagged,
                cancellationToken
            );
        }

        return answers;
    }

    private static bool Judge(Guid gateId, FlagDebt debt, SeedToggleResult answer, bool? seen, StepRecord record)
    {
        var was = debt.Flagged;
        var expected = $"link {debt.LinkId} of person {debt.PersonId} is {Words(was)}, as it was before";
        var wayOut =
            $"once the backend's toggle works: 'gate cleanup {gateId}', or 'seeds {(was ? "set" : "clear")} --person {debt.PersonId} --link {debt.LinkId}'";
        var words = answer.Detail is null ? "" : $" ({answer.Detail})";
        var refusal = $"status {answer.Status}, {FailureWords.Of(answer.Failure)}{words}";
        if (answer.Failure != FailureCode.None)
        {
            return record.Expect(
                seen == was,
                Id,
                expected,
                seen == was
                    ? $"TRR's database says that it is {Words(was)}; the backend refused to set it once more: {refusal}"
                    : $"the backend refused to put it back: {refusal}",
                wayOut
            );
        }

        var now = seen ?? answer.Answer?.FacebankSeed;
        var isItsAnswer = answer.Answer?.LinkId == debt.LinkId;
        return record.Expect(
            now == was && (isItsAnswer || seen is not null),
            Id,
            expected,
            now == was
                ? $"it was put back: {Words(was)}."
                : $"the backend said 200, and {(seen is null ? "its answer" : "TRR's database")} says that it is {(now is { } flag ? Words(flag) : "not there")}",
            wayOut
        );
    }

    // What others a put-back changed is owed too; what somebody else changed meanwhile is theirs.
    private void NoteStrays(
        GateJournal journal,
        IReadOnlyList<FlagDebt> debts,
        GalleryFlags before,
        GalleryFlags after,
        StepRecord record
    )
    {
        var mine = debts.Select(debt => debt.LinkId).ToHashSet();
        foreach (var (person, link, now) in after.All.Where(flag => !mine.Contains(flag.Link)))
        {
            var was = debts
                .Select(debt => debt.Gallery.TryGetValue(link, out var flag) ? flag : (bool?)null)
                .FirstOrDefault(flag => flag is not null);
            if (before.Of(link) is { } then && then != now)
            {
                journal.Write(
                    new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
                    {
                        PersonId = person,
                        LinkId = link,
                        Flagged = was ?? then,
                    }
                );
                record.Disproven(
                    "gallery_back",
                    $"Putting one flag of person {person} back changes no other",
                    $"link {link} was {Words(then)} and is {Words(now)} since: the backend writes something else than the flag that it is asked for",
                    $"once the backend's toggle works: 'gate cleanup {journal.GateId}'"
                );
            }
            else if (was is { } first && first != now)
            {
                record.NotJudged(
                    "other_flags",
                    $"The other flags of person {person} are as they were",
                    $"link {link} was {Words(first)} before and is {Words(now)} now; no request of this gate was seen to do that, so that it is left to whoever did",
                    $"if nobody did: 'seeds {(first ? "set" : "clear")} --person {person} --link {link}'"
                );
            }
        }
    }

    private static GateChange ChangeOf(FlagDebt debt, bool restored) =>
        new(
            "seed_flag",
            debt.LinkId,
            debt.PersonId,
            Words(debt.Flagged),
            restored ? Words(debt.Flagged) : "unknown",
            restored
        );

    // The claim first: one that is gone tells a later cleanup that there is nothing to do any more.
    private async Task SettleAsync(
        GateJournal journal,
        FlagDebt debt,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        GateClaim claim = new(
            journal.GateId,
            backendHost,
            debt.PersonId,
            debt.LinkId,
            debt.Flagged,
            "",
            time.GetUtcNow()
        );
        try
        {
            await store.ReleaseAsync(claim, cancellationToken);
            journal.Write(new JournalLine(JournalKind.FlagPutBack, time.GetUtcNow()) { LinkId = debt.LinkId });
        }
        catch (Exception failure) when (failure is RunStoppedException or IOException)
        {
            record.NotJudged(
                "claim",
                $"link {debt.LinkId} is free for other gates",
                $"it is put back, and that could not be noted: {failure.Message}",
                $"'gate cleanup {journal.GateId}'"
            );
        }
    }
}
