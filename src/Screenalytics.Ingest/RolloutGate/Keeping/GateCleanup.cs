using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Cleans up after gates that are no more: by their journals on this machine, and by what the database tells.</summary>
/// <param name="folder">The folder of journals.</param>
/// <param name="place">What this process is configured for, as journals tell it: backend, and database as host and name.</param>
/// <param name="restorer">Puts back.</param>
/// <param name="syncs">Knows the runs of a gate.</param>
/// <param name="store">Knows the claims.</param>
/// <param name="time">The clock.</param>
internal sealed class GateCleanup(
    string folder,
    (string Backend, string Database) place,
    GateRestorer restorer,
    SyncRestorer syncs,
    IGateStore store,
    TimeProvider time
)
{
    /// <summary>Cleans up after every gate that left a journal on this machine.</summary>
    public async Task<IReadOnlyList<CleanedGate>> AllAsync(CancellationToken cancellationToken)
    {
        var cleaned = new List<CleanedGate>();
        foreach (var gateId in GateJournal.Left(folder))
        {
            cleaned.Add(await OneAsync(gateId, ofJournalOnly: true, cancellationToken));
        }

        return cleaned;
    }

    /// <summary>Claims of gates that this machine has no journal of.</summary>
    public async Task<IReadOnlyList<GateClaim>> ElsewhereAsync(CancellationToken cancellationToken)
    {
        var here = GateJournal.Left(folder);
        return [.. (await store.ClaimsAsync(cancellationToken)).Where(claim => !here.Contains(claim.GateId))];
    }

    /// <summary>Cleans up after a gate, wherever it ran and however it ended; images that it was told to keep are removed.</summary>
    public Task<CleanedGate> OneAsync(Guid gateId, CancellationToken cancellationToken) =>
        OneAsync(gateId, ofJournalOnly: false, cancellationToken);

    private async Task<CleanedGate> OneAsync(Guid gateId, bool ofJournalOnly, CancellationToken cancellationToken)
    {
        var record = new StepRecord();
        var isLeft = GateJournal.Left(folder).Contains(gateId);
        using var journal = isLeft ? GateJournal.TakeUp(folder, gateId) : GateJournal.Begin(folder, gateId);
        if (journal is null)
        {
            record.NotJudged(
                "alive",
                "the gate is no more",
                $"gate {gateId} is still at work on this machine",
                "let it end, or end it"
            );
            return new CleanedGate(gateId, null, record.Checks, []);
        }

        var began = journal.Lines.FirstOrDefault(line => line.Kind == JournalKind.Began);
        if (began is { Backend: { } backend, Database: { } database } && (backend, database) != place)
        {
            record.NotJudged(
                "place",
                $"this command is configured for {backend} and database {database}, which the gate was run against",
                $"it is configured for {place.Backend} and database {place.Database}",
                "run it with the environment that the gate was run with"
            );
            return new CleanedGate(gateId, began.Environment, record.Checks, []);
        }

        var changes = await RestoreAsync(journal, ofJournalOnly, record, cancellationToken);
        if (record.Checks.Count == 0)
        {
            record.Proven("nothing_left", "nothing is left changed", "there is nothing to put back.");
        }

        return new CleanedGate(gateId, began?.Environment, record.Checks, changes);
    }

    private async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        bool ofJournalOnly,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var claims = await store.ClaimsAsync(cancellationToken);
            AddClaims(journal, claims);
            DropSettled(journal, claims, record);
            if (!ofJournalOnly)
            {
                await AddRunsAsync(journal, cancellationToken);
            }

            return await restorer.RestoreAsync(journal, TimeSpan.Zero, keepsImages: false, record, cancellationToken);
        }
        catch (Exception failure) when (failure is RunStoppedException or IOException)
        {
            record.Disproven(
                "database",
                "the database and the journal can be used",
                failure.Message,
                "once they can: 'gate cleanup' again"
            );
            return [];
        }
    }

    // A claim that is gone says that the flag was put back, by a cleanup elsewhere; whoever changed it since is not undone.
    private void DropSettled(GateJournal journal, IReadOnlyList<GateClaim> claims, StepRecord record)
    {
        foreach (var debt in journal.Debts.Flags.Where(debt => debt.Claimed))
        {
            if (!claims.Any(claim => claim.GateId == journal.GateId && claim.LinkId == debt.LinkId))
            {
                journal.Write(new JournalLine(JournalKind.FlagPutBack, time.GetUtcNow()) { LinkId = debt.LinkId });
                record.Proven("flag_back", $"link {debt.LinkId} is put back", "it was already, by another cleanup.");
            }
        }
    }

    private void AddClaims(GateJournal journal, IReadOnlyList<GateClaim> claims)
    {
        var known = journal.Debts.Flags.Select(debt => debt.LinkId).ToHashSet();
        foreach (var claim in claims)
        {
            if (claim.GateId == journal.GateId && claim.Backend == place.Backend && !known.Contains(claim.LinkId))
            {
                journal.Write(
                    new JournalLine(JournalKind.FlagTaken, time.GetUtcNow())
                    {
                        PersonId = claim.PersonId,
                        LinkId = claim.LinkId,
                        Flagged = claim.Flagged,
                        Claimed = true,
                    }
                );
            }
        }
    }

    private async Task AddRunsAsync(GateJournal journal, CancellationToken cancellationToken)
    {
        var known = journal.Debts.Syncs.Select(sync => sync.RunId).ToHashSet();
        foreach (var run in await syncs.OfGateAsync(journal.GateId, cancellationToken))
        {
            if (!known.Contains(run))
            {
                journal.Write(new JournalLine(JournalKind.SyncTaken, time.GetUtcNow()));
                journal.Write(new JournalLine(JournalKind.RunStarted, time.GetUtcNow()) { RunId = run });
            }
        }
    }
}
