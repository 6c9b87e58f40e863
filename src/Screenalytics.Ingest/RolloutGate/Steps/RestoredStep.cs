using Screenalytics.Ingest.RolloutGate.Keeping;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Puts everything back, and sees that it is as it was before the gate.</summary>
internal sealed class RestoredStep(GateRestorer restorer, GateJournal journal) : IGateStep
{
    /// <summary>What it is.</summary>
    public static GateStepInfo About { get; } =
        new(
            "restored",
            "Everything is as it was before",
            "Puts flags back to what the journal says they were, and removes exactly the images that the gate's own runs filed and nobody approved. Also after a failure, and after Ctrl-C.",
            []
        );

    /// <inheritdoc/>
    public GateStepInfo Info => About;

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (journal.Debts.IsEmpty)
        {
            record.Proven("nothing_changed", "Nothing is left changed", "The gate changed nothing.");
            return;
        }

        var changes = await restorer.RestoreAsync(
            journal,
            gate.Client.HasUnanswered ? gate.Backend.AttemptTimeout : TimeSpan.Zero,
            gate.KeepsImages,
            record,
            cancellationToken
        );
        gate.Changes.AddRange(changes);
        await EndState.JudgeAsync(gate, record, cancellationToken);
        if (gate.KeepsImages)
        {
            record.Proven(
                "kept",
                "The images stay, as asked",
                "What the gate's runs filed stays for humans to approve."
            );
        }
    }
}
