namespace Screenalytics.Ingest.Console.Logs;

/// <summary>What the check of the strict rule over a run's log came to, as <c>logs verify</c> does it.</summary>
/// <param name="Violations">Breaches of the rule, or contradictions.</param>
/// <param name="Incomplete">Evidence that is missing.</param>
/// <param name="SecondCalls">People for whom all photos were called for.</param>
/// <param name="Proven">Those of them whose first call proves that it was permitted.</param>
/// <param name="Findings">The first findings, a sentence each.</param>
public sealed record RuleVerdict(
    long Violations,
    long Incomplete,
    long SecondCalls,
    long Proven,
    IReadOnlyList<string> Findings
);
