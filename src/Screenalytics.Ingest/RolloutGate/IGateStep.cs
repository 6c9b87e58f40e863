namespace Screenalytics.Ingest.RolloutGate;

/// <summary>A step of a gate: looks at one thing, and notes what it expected and saw.</summary>
internal interface IGateStep
{
    /// <summary>What it is.</summary>
    GateStepInfo Info { get; }

    /// <summary>
    /// Looks. What is not as it should be is noted, never thrown; only the operator's interruption is.
    /// </summary>
    /// <param name="gate">The gate, and what the steps before found out.</param>
    /// <param name="record">Where it is noted.</param>
    /// <param name="cancellationToken">The operator's interruption.</param>
    Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken);
}
