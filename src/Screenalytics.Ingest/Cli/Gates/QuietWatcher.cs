using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>Watches for a program, which reads the evidence.</summary>
internal sealed class QuietWatcher : IGateWatcher
{
    /// <inheritdoc/>
    public void OnStep(GateStepInfo step) { }

    /// <inheritdoc/>
    public void OnDone(GateStepResult result) { }
}
