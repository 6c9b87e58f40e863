using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Puts back what a journal says is not as it was; what it can't is noted, and stays in the journal.</summary>
/// <param name="flags">Puts flags back.</param>
/// <param name="syncs">Takes syncs back.</param>
internal sealed class GateRestorer(FlagRestorer flags, SyncRestorer syncs)
{
    /// <summary>Puts back.</summary>
    /// <param name="journal">What to put back.</param>
    /// <param name="settle">How long a request that got no answer may still do something; zero when there was none.</param>
    /// <param name="keepsImages">Whether what was filed stays.</param>
    /// <param name="record">Where it is noted.</param>
    /// <param name="cancellationToken">The end of all patience.</param>
    /// <returns>What was changed, and how it is left.</returns>
    public async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        TimeSpan settle,
        bool keepsImages,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<GateChange>();
        if (journal.Debts.Flags.Count > 0)
        {
            changes.AddRange(
                await GuardAsync(() => flags.RestoreAsync(journal, settle, record, cancellationToken), journal, record)
            );
        }

        // The last one first: whoever brought a person in first takes the person back last.
        foreach (var debt in journal.Debts.Syncs.Reverse())
        {
            changes.AddRange(
                await GuardAsync(
                    () => syncs.RestoreAsync(journal, debt, keepsImages, record, cancellationToken),
                    journal,
                    record
                )
            );
        }

        return changes;
    }

    // One that fails keeps none of the others from being put back.
    private static async Task<IReadOnlyList<GateChange>> GuardAsync(
        Func<Task<IReadOnlyList<GateChange>>> restore,
        GateJournal journal,
        StepRecord record
    )
    {
        try
        {
            return await restore();
        }
        catch (IOException failure)
        {
            record.Disproven(
                "journal",
                "it can be noted what is put back",
                $"the journal can't be written: {failure.Message}",
                $"make room in the data folder, then 'gate cleanup {journal.GateId}'"
            );
            return [];
        }
    }
}
