using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Puts back what a journal says is not as it was; what it can't is noted, and stays in the journal.</summary>
/// <param name="flags">Puts flags back.</param>
/// <param name="syncs">Takes syncs back.</param>
internal sealed class GateRestorer(FlagRestorer flags, SyncRestorer syncs)
{
    /// <summary>Puts back.</summary>
    /// <param name="journal">What to put back.</param>
    /// <param name="wholeGallery">Whether the person's other flags are put back too: the backend was seen to change them.</param>
    /// <param name="keepsImages">Whether what was filed stays.</param>
    /// <param name="record">Where it is noted.</param>
    /// <param name="cancellationToken">The end of all patience.</param>
    /// <returns>What was changed, and how it is left.</returns>
    public async Task<IReadOnlyList<GateChange>> RestoreAsync(
        GateJournal journal,
        bool wholeGallery,
        bool keepsImages,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var changes = new List<GateChange>();
        foreach (var debt in journal.Debts.Flags)
        {
            try
            {
                changes.AddRange(await flags.RestoreAsync(journal, debt, wholeGallery, record, cancellationToken));
            }
            catch (TrrDatabaseException failure)
            {
                record.Disproven("flag_back", "The flag is as it was", failure.Message);
            }
        }

        // The last one first: whoever brought a person in first takes the person back last.
        foreach (var debt in journal.Debts.Syncs.Reverse())
        {
            changes.AddRange(await syncs.RestoreAsync(journal, debt, keepsImages, record, cancellationToken));
        }

        return changes;
    }
}
