namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>An acceptance criterion of the rollout, and what the gate's steps say of it.</summary>
/// <param name="Number">Its number in the plan, 1 to 6.</param>
/// <param name="Text">The criterion.</param>
/// <param name="Verdict">What the steps that prove it came to together.</param>
/// <param name="Steps">These steps' ids.</param>
public sealed record GateCriterion(int Number, string Text, GateVerdict Verdict, IReadOnlyList<string> Steps);
