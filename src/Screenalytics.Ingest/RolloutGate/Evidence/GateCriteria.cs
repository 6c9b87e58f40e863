using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>The rollout's acceptance criteria, and what a gate's steps say of them.</summary>
internal static class GateCriteria
{
    /// <summary>The number of the criterion that no step proves: the documents, which <c>gate close</c> sets.</summary>
    public const int Documents = 6;

    /// <summary>What has to be done for the criterion that no step proves.</summary>
    public const string DocumentsWayOut = "no step of a gate: gate close does it";

    /// <summary>The criteria as the plan has them, by number from 1.</summary>
    public static readonly IReadOnlyList<string> Texts =
    [
        "Admin toggle works through TRR-APP proxy for allowlisted users.",
        "Backend rejects service-role calls without valid internal secret.",
        "Backend `seed_only` filtering behavior is correct in live env.",
        "Screenalytics strict fallback behavior is observed in live logs.",
        "`face_bank_images` side effects are correct and deduped.",
        "Task 1 docs are synchronized and marked completed across all repos.",
    ];

    /// <summary>What steps say of each criterion: the worst of those that are a proof of it, and without any not judged.</summary>
    public static IReadOnlyList<GateCriterion> Of(IReadOnlyList<GateStepResult> steps) =>
        [
            .. Texts.Select(
                (text, index) =>
                {
                    var number = index + 1;
                    var proofs =
                        number == Documents ? [] : steps.Where(step => step.Criteria.Contains(number)).ToArray();
                    return new GateCriterion(
                        number,
                        text,
                        GateVerdicts.Worst(proofs.Select(step => step.Verdict)),
                        [.. proofs.Select(step => step.Id)]
                    );
                }
            ),
        ];
}
