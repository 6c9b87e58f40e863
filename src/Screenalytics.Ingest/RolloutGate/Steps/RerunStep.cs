using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the same sync again imports nothing, and changes no row.</summary>
internal sealed class RerunStep : IGateStep
{
    private const string Nothing = "The same sync again imports 0 images";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "rerun",
            "The same sync again imports nothing",
            "Syncs the two people a second time, and compares their rows with those before.",
            [5],
            Writes: true
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.Synced is not { Sync.Report: { DryRun: false, Failure: null } } synced)
        {
            SyncGround.NotThere(record, Info);
            return;
        }

        try
        {
            var before = await gate.Store.BankRowsAsync(synced.People, cancellationToken);
            var again = await gate.Syncs.RunAsync(synced.People, dryRun: false, cancellationToken);
            cancellationToken.ThrowIfCancellationRequested();
            record.Uses("run", again.Report.RunId.ToString());
            Judge(synced.Sync.Report, again.Report, record);
            BankComparison.Judge(
                before,
                await gate.Store.BankRowsAsync(synced.People, cancellationToken),
                await ApprovedSample.LookAgainAsync(gate.Store, synced.Approved, cancellationToken),
                record
            );
        }
        catch (RunStoppedException failure) when (failure.Code == FailureCode.TargetBusy)
        {
            record.NotJudged("begins", Nothing, failure.Message, "Wait for that run's end, and run the gate again");
        }
        catch (RunStoppedException failure)
        {
            record.Disproven("begins", Nothing, failure.Message);
        }
    }

    private static void Judge(SyncReport first, SyncReport again, StepRecord record)
    {
        record.Expect(
            again.Status == RunStatus.Ok,
            "status",
            "The run ends ok",
            $"run {again.RunId} ended {EnumNames.Of(again.Status)}"
                + (again.Errors is [var error, ..] ? $": {EnumNames.Of(error.Code)}, {error.Detail}" : ""),
            $"See 'screenalytics-ingest runs show {again.RunId}'"
        );
        record.Expect(
            again.ImportedFacebankImages == 0,
            "imported",
            Nothing,
            again.ImportedFacebankImages == 0
                ? "0 imported"
                : $"{again.ImportedFacebankImages} were imported again: rows of the first sync are not there any more (who deletes them?), or their keys were altered, or no unique index keeps them apart"
        );
        record.Expect(
            again.AlreadyPresentImages == first.ChosenPhotos,
            "present",
            $"All {first.ChosenPhotos} images that were chosen are there already",
            $"{again.AlreadyPresentImages} of {again.ChosenPhotos} chosen are there already"
        );
    }
}
