using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Says before a flag is changed what it has to be put back to: in the database, for other gates, and on disk.</summary>
internal sealed class ToggleKeeper(
    Guid gateId,
    string backend,
    string owner,
    IGateStore store,
    ITrrGallery? gallery,
    GateJournal journal,
    TimeProvider time
)
{
    private readonly HashSet<Guid> _held = [];

    /// <summary>Takes a flag, so that it may be changed until it is put back; one that is held already is fine.</summary>
    /// <returns>Why it may not be changed, in a sentence, or null when it may.</returns>
    public async Task<string?> TakeAsync(ToggleSubject subject, CancellationToken cancellationToken)
    {
        if (_held.Contains(subject.LinkId))
        {
            return null;
        }

        var before = gallery is null ? null : await gallery.OfPersonAsync(subject.PersonId, cancellationToken);

        // On disk first: a claim without a journal would be nobody's to put back on this machine.
        journal.Write(
            new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
            {
                PersonId = subject.PersonId,
                LinkId = subject.LinkId,
                Flagged = subject.Flagged,
                Gallery = before?.ToDictionary(photo => photo.LinkId, photo => photo.FacebankSeed),
            }
        );
        GateClaim mine = new(
            gateId,
            backend,
            subject.PersonId,
            subject.LinkId,
            subject.Flagged,
            owner,
            time.GetUtcNow()
        );
        string refusal;
        try
        {
            var holder = await store.ClaimAsync(mine, cancellationToken);
            if (holder.GateId == gateId)
            {
                _held.Add(subject.LinkId);
                return null;
            }

            refusal =
                $"link {subject.LinkId} is in use by gate {holder.GateId} of {holder.ClaimedBy}, since {holder.ClaimedAt:u}: wait for its end, or 'gate cleanup {holder.GateId}' when it is no more";
        }
        catch (RunStoppedException failure)
        {
            refusal = $"link {subject.LinkId} could not be claimed, so that it is not changed: {failure.Message}";
        }

        journal.Write(new JournalLine(JournalKind.FlagPutBack, time.GetUtcNow()) { LinkId = subject.LinkId });
        return refusal;
    }
}
