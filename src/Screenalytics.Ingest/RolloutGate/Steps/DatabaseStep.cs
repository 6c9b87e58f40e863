using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that the face bank's database is as a sync needs it.</summary>
internal sealed class DatabaseStep : IGateStep
{
    /// <summary>The step's id.</summary>
    public const string Id = "database";

    private const string Expected = "The face bank's database is as a sync needs it";

    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            Id,
            "The face bank's database has all that a sync needs",
            "Looks at the connection, the server, the migrations, the face bank's table and unique index, the user's rights, row-level security and the rows, as 'db check' does. Changes nothing.",
            [5]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        record.Uses("database", $"{gate.Database.Host}/{gate.Database.Name}");
        IReadOnlyList<GateFinding> findings;
        try
        {
            findings = await gate.Database.CheckAsync(cancellationToken);
        }
        catch (RunStoppedException failure)
        {
            record.Disproven("connection", "The face bank's database can be asked", failure.Message);
            return;
        }

        foreach (var finding in findings)
        {
            record.Expect(!finding.Failed, finding.Code, Expected, finding.Message, finding.WayOut);
        }
    }
}
