using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>Who watches a gate.</summary>
internal interface IGateWatcher
{
    /// <summary>A step begins.</summary>
    void OnStep(GateStepInfo step);

    /// <summary>A step is done.</summary>
    void OnDone(GateStepResult result);
}
