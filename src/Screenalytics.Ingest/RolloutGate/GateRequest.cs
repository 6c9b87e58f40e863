using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>What an operator asks of a gate.</summary>
/// <param name="Environment">The environment.</param>
/// <param name="Order">What is known of the rollout's order.</param>
internal sealed record GateRequest(GateEnvironment Environment, GateOrder Order)
{
    /// <summary>Whether nothing may be written.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether what is filed stays.</summary>
    public bool KeepsImages { get; init; }

    /// <summary>Who asks.</summary>
    public required string Actor { get; init; }
}
