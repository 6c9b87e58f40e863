using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>The evidence of staging that production is checked on, or why there is none.</summary>
/// <param name="Evidence">The evidence, verified and proven; null when there is none.</param>
/// <param name="Refusal">Why there is none, to go on a sentence with; null when there is.</param>
internal sealed record StagingProof(VerifiedEvidence? Evidence, string? Refusal)
{
    /// <summary>Looks for it.</summary>
    /// <param name="folder">The folder that the operator named; null for the latest one of staging.</param>
    /// <param name="root">The folder that evidence lies in.</param>
    /// <param name="keys">The keys that are here.</param>
    /// <exception cref="GateFileException">The folder can't be read.</exception>
    public static StagingProof Find(string? folder, string root, IReadOnlyList<SigningKey> keys)
    {
        if ((folder ?? EvidenceFolders.Latest(root, GateStage.Staging)) is not { } found)
        {
            return new StagingProof(null, $"there is no evidence of staging in {root}.");
        }

        var check = EvidenceVerifier.Verify(found, keys);
        if (check.Verified is not { } verified)
        {
            return new StagingProof(
                null,
                $"staging's evidence in {found} does not verify: {check.Problems[0].Sentence}"
            );
        }

        var evidence = verified.Evidence;
        return evidence switch
        {
            { Stage: not GateStage.Staging } => Refused(
                $"is of {EnumNames.Of(evidence.Stage)} ({evidence.Environment})."
            ),
            { Interrupted: true } => Refused("is of a gate that was interrupted."),
            { ReadOnly: true } => Refused("is of a read-only gate, which proves less."),
            { Verdict: not GateVerdict.Proven } => Refused($"is not proven, but {EnumNames.Of(evidence.Verdict)}."),
            _ => new StagingProof(verified, null),
        };

        StagingProof Refused(string why) => new(null, $"the evidence in {found} {why}");
    }
}
