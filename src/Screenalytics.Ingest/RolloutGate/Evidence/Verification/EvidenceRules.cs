using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>What evidence has to follow from itself.</summary>
internal static class EvidenceRules
{
    /// <summary>Whether nothing is missing in it that everything has.</summary>
    public static bool IsWhole(GateEvidence evidence) =>
        evidence.Format == GateEvidence.CurrentFormat
        && evidence is { Place: not null, Order: not null }
        && AreWhole(evidence.Criteria, criterion => criterion.Steps is not null)
        && AreWhole(evidence.Changes, _ => true)
        && AreWhole(evidence.Steps, IsWhole);

    private static bool IsWhole(GateStepResult step) =>
        step is { Criteria: not null, Input: not null }
        && AreWhole(step.Checks, _ => true)
        && AreWhole(step.Exchanges, exchange => exchange.RequestHeaders is not null);

    // What is missing in a file is null, whatever the types say.
    private static bool AreWhole<T>(IReadOnlyList<T>? values, Func<T, bool> isWhole)
        where T : class => values is not null && values.All(value => value is not null && isWhole(value));

    /// <summary>Checks it.</summary>
    public static IEnumerable<EvidenceProblem> Check(GateEvidence evidence, GateManifest manifest)
    {
        if (evidence.GateId != manifest.GateId)
        {
            yield return Problem(
                EvidenceFault.OtherGate,
                $"is of gate {evidence.GateId}, and the manifest of gate {manifest.GateId}."
            );
        }

        var worst = GateVerdicts.Worst(evidence.Steps.Select(step => step.Verdict));
        if (evidence.Verdict != worst)
        {
            yield return Problem(
                EvidenceFault.VerdictWrong,
                $"says {EnumNames.Of(evidence.Verdict)}, and its steps come to {EnumNames.Of(worst)}."
            );
        }

        foreach (var step in evidence.Steps)
        {
            var together = GateVerdicts.Worst([step.Verdict, .. step.Checks.Select(check => check.Verdict)]);
            if (together != step.Verdict)
            {
                yield return Problem(
                    EvidenceFault.VerdictWrong,
                    $"says {EnumNames.Of(step.Verdict)} of step {step.Id}, and its checks come to {EnumNames.Of(together)}."
                );
            }
        }

        if (!Same(evidence.Criteria, GateCriteria.Of(evidence.Steps)))
        {
            yield return Problem(
                EvidenceFault.CriteriaWrong,
                "says of the criteria what does not follow from its steps."
            );
        }
    }

    private static bool Same(IReadOnlyList<GateCriterion> told, IReadOnlyList<GateCriterion> following) =>
        told.Count == following.Count
        && told.Zip(following)
            .All(pair =>
                pair.First.Number == pair.Second.Number
                && pair.First.Text == pair.Second.Text
                && pair.First.Verdict == pair.Second.Verdict
                && pair.First.Steps.SequenceEqual(pair.Second.Steps, StringComparer.Ordinal)
            );

    private static EvidenceProblem Problem(EvidenceFault fault, string sentence) =>
        new(fault, $"{EvidenceFiles.Json} {sentence}", EvidenceFiles.Json);
}
