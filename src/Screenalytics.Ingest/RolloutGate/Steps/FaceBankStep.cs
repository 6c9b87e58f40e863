using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the sync left exactly the rows in the face bank that it had to, and touched nothing else.</summary>
internal sealed class FaceBankStep : IGateStep
{
    private const int MostImages = 1000;

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "face_bank",
            "The face bank has exactly the images due: seeds, not approved, none twice, and nothing else touched",
            "Compares the two people's rows with those before the sync: which are new, is_seed, approved, keys, duplicates, provenance, and that all others are byte for byte as they were; so have to be the bank's approved rows of other people, of which the 200 that were created last are looked at.",
            [5]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.ReadOnly)
        {
            record.LeftOut(
                "read_only",
                Info.Title,
                "Nothing was filed, since --read-only was given: what a sync does to the face bank is not proven."
            );
            return;
        }

        if (gate.Synced is not { } synced)
        {
            SyncGround.NotThere(record, Info);
            return;
        }

        record.Uses("run", synced.RunId.ToString());
        try
        {
            var rows = await gate.Store.BankRowsAsync(synced.People, cancellationToken);
            List<FaceBankImage> images = [];
            foreach (var person in synced.People)
            {
                images.AddRange((await gate.History.FaceBankAsync(person, null, MostImages, cancellationToken)).Items);
            }

            var approved = await ApprovedSample.LookAgainAsync(gate.Store, synced.Approved, cancellationToken);
            new BankRuling(synced, rows, images, approved, record).Judge();
        }
        catch (RunStoppedException failure)
        {
            record.Disproven("readable", "The face bank's rows can be read", failure.Message);
        }
    }
}
