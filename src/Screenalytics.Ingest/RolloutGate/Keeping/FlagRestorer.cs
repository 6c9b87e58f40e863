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

    /// <summary>Puts a flag back.</summary>
    /// <returns>What was changed.</returns>
    public async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        FlagDebt debt,
        bool wholeGallery,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var restored = await PutBackAsync(debt.PersonId, debt.LinkId, debt.Flagged, record, cancellationToken);
        List<GateChange> changes = [ChangeOf(debt, debt.LinkId, debt.Flagged, restored)];
        foreach (var (link, was) in await OthersAsync(debt, cancellationToken))
        {
            if (!wholeGallery)
            {
                record.NotJudged(
                    "other_flags",
                    $"The other flags of person {debt.PersonId} are as they were",
                    $"link {link} was {Words(was)} before and is {Words(!was)} now; this gate saw nothing of its own do that, so that it is left to whoever did."
                );
                continue;
            }

            var other = await PutBackAsync(debt.PersonId, link, was, record, cancellationToken);
            changes.Add(ChangeOf(debt, link, was, other));
            restored &= other;
        }

        restored &= !wholeGallery || await IsAsBeforeAsync(journal, debt, record, cancellationToken);
        if (restored)
        {
            journal.Write(new JournalLine(JournalKind.FlagPutBack, time.GetUtcNow()) { LinkId = debt.LinkId });
            await ReleaseAsync(journal.GateId, debt, record, cancellationToken);
        }

        return changes;
    }

    private static string Words(bool flagged) => flagged ? "flagged" : "not flagged";

    private static GateChange ChangeOf(FlagDebt debt, Guid link, bool was, bool restored) =>
        new("seed_flag", link, debt.PersonId, Words(was), restored ? Words(was) : "unknown", restored);

    private async Task<bool> PutBackAsync(
        Guid person,
        Guid link,
        bool was,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var expected = $"link {link} of person {person} is {Words(was)}, as it was before";
        if (await FlagOfAsync(person, link, cancellationToken) == was)
        {
            record.Proven(Id, expected, $"TRR's database says that it is {Words(was)}.");
            return true;
        }

        var answer = await backend.SetFacebankSeedAsync(person, link, was, cancellationToken);
        var wayOut =
            $"once the backend's toggle works: 'gate cleanup', or 'seeds {(was ? "set" : "clear")} --person {person} --link {link}'";
        if (answer.Failure != FailureCode.None)
        {
            var words = answer.Detail is null ? "" : $" ({answer.Detail})";
            record.Disproven(
                Id,
                expected,
                $"the backend refused to put it back: status {answer.Status}, {FailureWords.Of(answer.Failure)}{words}",
                wayOut
            );
            return false;
        }

        var now = await FlagOfAsync(person, link, cancellationToken) ?? answer.Answer?.FacebankSeed;
        return record.Expect(
            now == was && answer.Answer?.LinkId == link,
            Id,
            expected,
            now == was
                ? $"it was put back: {Words(was)}."
                : $"the backend said 200, and {(gallery is null ? "its answer" : "TRR's database")} says that it is {(now is { } flag ? Words(flag) : "not there")}",
            wayOut
        );
    }

    private async Task<bool?> FlagOfAsync(Guid person, Guid link, CancellationToken cancellationToken) =>
        gallery is null
            ? null
            : (await gallery.OfPersonAsync(person, cancellationToken))
                .FirstOrDefault(photo => photo.LinkId == link)
                ?.FacebankSeed;

    private async Task<(Guid Link, bool Was)[]> OthersAsync(FlagDebt debt, CancellationToken cancellationToken) =>
        gallery is null
            ? []
            :
            [
                .. (await gallery.OfPersonAsync(debt.PersonId, cancellationToken))
                    .Where(photo =>
                        photo.LinkId != debt.LinkId
                        && debt.Gallery.TryGetValue(photo.LinkId, out var was)
                        && was != photo.FacebankSeed
                    )
                    .Select(photo => (photo.LinkId, !photo.FacebankSeed)),
            ];

    // A backend that writes something else than it is asked for undoes one flag with the next: what is left is owed.
    private async Task<bool> IsAsBeforeAsync(
        GateJournal journal,
        FlagDebt debt,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var others = await OthersAsync(debt, cancellationToken);
        foreach (var (link, was) in others)
        {
            journal.Write(
                new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
                {
                    PersonId = debt.PersonId,
                    LinkId = link,
                    Flagged = was,
                }
            );
        }

        var subject = await FlagOfAsync(debt.PersonId, debt.LinkId, cancellationToken);
        Guid[] left = [.. others.Select(other => other.Link)];
        left = subject is { } flag && flag != debt.Flagged ? [debt.LinkId, .. left] : left;
        if (left.Length > 0)
        {
            record.Disproven(
                "gallery_back",
                $"The flags of person {debt.PersonId} are as they were",
                $"after each was put back by itself, the flag of link {string.Join(", of link ", left)} is not as before: the backend writes something else than the flag that it is asked for",
                "once the backend's toggle works: 'gate cleanup'"
            );
        }

        return left.Length == 0;
    }

    private async Task ReleaseAsync(Guid gateId, FlagDebt debt, StepRecord record, CancellationToken cancellationToken)
    {
        GateClaim claim = new(gateId, backendHost, debt.PersonId, debt.LinkId, debt.Flagged, "", time.GetUtcNow());
        try
        {
            await store.ReleaseAsync(claim, cancellationToken);
        }
        catch (RunStoppedException failure)
        {
            record.NotJudged(
                "claim",
                $"link {debt.LinkId} is free for other gates",
                $"the claim could not be released: {failure.Message}",
                $"'gate cleanup {gateId}'"
            );
        }
    }
}
