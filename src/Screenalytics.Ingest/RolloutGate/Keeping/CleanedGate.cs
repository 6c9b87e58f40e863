using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>What cleaning up after a gate came to.</summary>
/// <param name="GateId">The gate.</param>
/// <param name="Environment">Its environment's name, as far as it is known.</param>
/// <param name="Checks">What was put back, and what could not be.</param>
/// <param name="Changes">What it had changed, and how it is left.</param>
internal sealed record CleanedGate(
    Guid GateId,
    string? Environment,
    IReadOnlyList<GateCheck> Checks,
    IReadOnlyList<GateChange> Changes
)
{
    /// <summary>Whether nothing is left changed.</summary>
    public bool IsClean => Checks.All(check => check.Verdict == GateVerdict.Proven);
}
