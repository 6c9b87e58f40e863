using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;
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
    /// <exception cref="TrrDatabaseException">What it is now can't be seen.</exception>
    /// <exception cref="IOException">The journal can't be written.</exception>
    public async Task<string?> TakeAsync(ToggleSubject subject, CancellationToken cancellationToken)
    {
        if (_held.Contains(subject.LinkId))
        {
            return null;
        }

        var mine = ClaimOf(subject.PersonId, subject.LinkId, subject.Flagged);
        try
        {
            var holder = await store.ClaimAsync(mine, cancellationToken);
            if (holder.GateId != gateId)
            {
                return $"link {subject.LinkId} is in use by gate {holder.GateId} of {holder.ClaimedBy}, since {holder.ClaimedAt:u}: wait for its end, or 'gate cleanup {holder.GateId}' when it is no more";
            }
        }
        catch (RunStoppedException failure)
        {
            return $"link {subject.LinkId} could not be claimed, so that it is not changed: {failure.Message}";
        }

        var isTaken = false;
        try
        {
            // Only what is seen while nobody else may change it is what it has to be put back to.
            var before = gallery is null ? null : await gallery.OfPersonAsync(subject.PersonId, cancellationToken);
            if (
                before?.FirstOrDefault(photo => photo.LinkId == subject.LinkId)?.FacebankSeed is { } now
                && now != subject.Flagged
            )
            {
                return $"link {subject.LinkId} was {FlagRestorer.Words(subject.Flagged)} when it was chosen and is {FlagRestorer.Words(now)} now: somebody else is at work on it";
            }

            journal.Write(
                new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
                {
                    PersonId = subject.PersonId,
                    LinkId = subject.LinkId,
                    Flagged = subject.Flagged,
                    Claimed = true,
                    Gallery = before?.ToDictionary(photo => photo.LinkId, photo => photo.FacebankSeed),
                }
            );
            isTaken = _held.Add(subject.LinkId);
            return null;
        }
        finally
        {
            if (!isTaken)
            {
                await TryReleaseAsync(mine);
            }
        }
    }

    /// <summary>Notes flags that changed though nobody asked for it: they have to be put back too.</summary>
    /// <returns>The changes without those of links that another gate is at work on.</returns>
    /// <exception cref="IOException">The journal can't be written.</exception>
    public async Task<IReadOnlyList<GalleryChange>> NoteAsync(IReadOnlyList<GalleryChange> changes)
    {
        List<GalleryChange> own = [];
        foreach (var change in changes)
        {
            if (change.Field == GalleryChange.Flag && !_held.Contains(change.LinkId))
            {
                var was = change.Before == ToggleAnswers.Flag(flagged: true);
                var holder = await HolderAsync(ClaimOf(change.PersonId, change.LinkId, was));
                if (holder is { } other && other != gateId)
                {
                    continue;
                }

                _held.Add(change.LinkId);
                journal.Write(
                    new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
                    {
                        PersonId = change.PersonId,
                        LinkId = change.LinkId,
                        Flagged = was,
                        Claimed = holder is not null,
                    }
                );
            }

            own.Add(change);
        }

        return own;
    }

    private GateClaim ClaimOf(Guid person, Guid link, bool flagged) =>
        new(gateId, backend, person, link, flagged, owner, time.GetUtcNow());

    // Null when the database can't be asked: then nobody can tell.
    private async Task<Guid?> HolderAsync(GateClaim claim)
    {
        try
        {
            return (await store.ClaimAsync(claim, CancellationToken.None)).GateId;
        }
        catch (RunStoppedException)
        {
            return null;
        }
    }

    private async Task TryReleaseAsync(GateClaim claim)
    {
        try
        {
            await store.ReleaseAsync(claim, CancellationToken.None);
        }
        catch (RunStoppedException)
        {
            // It stays claimed though nothing was changed: 'gate cleanup' of this gate lets go of it.
        }
    }
}
