using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Sees whether TRR's database, which alone tells link ids and flags, can be read.</summary>
internal sealed class TrrDatabaseStep : IGateStep
{
    /// <summary>The step's id.</summary>
    public const string Id = "trr_database";

    private const string Check = "galleries";
    private const string Expected = "TRR's database can be read for the galleries' link ids and flags";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            Id,
            "TRR's galleries can be read from its own database",
            "Connects to TRR_DB_URL, read only, and looks for the view of the galleries, its columns and the right to read "
                + "it; without TRR_DB_URL, what only it can tell is not judged.",
            []
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.Gallery is not { } gallery)
        {
            record.NotJudged(
                Check,
                Expected,
                "without TRR_DB_URL, which links a gallery has and which of them are flagged can't be told: nobody can be "
                    + "chosen, and answers are only compared with each other",
                "Set TRR_DB_URL to TRR's database, as a user that may read it."
            );
            return;
        }

        record.Uses("trr_database", $"{gallery.Database} on {gallery.Host}");
        try
        {
            await gallery.CheckAsync(cancellationToken);
            record.Proven(Check, Expected, $"the galleries in {gallery.Database} on {gallery.Host} can be read");
        }
        catch (TrrDatabaseException e)
        {
            record.Disproven(
                Check,
                Expected,
                e.Message,
                "Mend what is named; without TRR_DB_URL the gate judges what can be judged without it."
            );
        }
    }
}
