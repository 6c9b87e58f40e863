using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate.Evidence;

/// <summary>What a gate proved of one of the rollout's repositories.</summary>
/// <param name="Repo">The repository's name in the plan.</param>
/// <param name="Verdict">The worst of its steps.</param>
/// <param name="Steps">Its steps.</param>
internal sealed record RepoSmoke(string Repo, GateVerdict Verdict, IReadOnlyList<GateStepResult> Steps)
{
    private const string FallbackSteps = "fallback_";

    private static readonly (string Repo, string[] Steps)[] Repos =
    [
        ("TRR-Backend", ["read_guard", "toggle_guard", "toggle_errors", "toggle", "filter"]),
        ("TRR-APP", ["proxy"]),
        ("SCREENALYTICS", ["sync", FallbackSteps, "face_bank", "rerun"]),
    ];

    /// <summary>Every repository, in the order that they are rolled out in.</summary>
    public static IReadOnlyList<RepoSmoke> Of(IReadOnlyList<GateStepResult> steps) =>
        [
            .. Repos.Select(repo =>
            {
                var own = steps.Where(step => repo.Steps.Any(id => IsOf(step.Id, id))).ToArray();
                return new RepoSmoke(repo.Repo, GateVerdicts.Worst(own.Select(step => step.Verdict)), own);
            }),
        ];

    private static bool IsOf(string step, string id) =>
        id == FallbackSteps ? step.StartsWith(id, StringComparison.Ordinal) : step == id;
}
