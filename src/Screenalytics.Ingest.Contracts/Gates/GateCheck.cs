namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>One thing that a step looked at.</summary>
/// <param name="Id">What was looked at, stable for programs: <c>without_secret</c>.</param>
/// <param name="Verdict">How it stands.</param>
/// <param name="Expected">What it has to be, in words.</param>
/// <param name="Observed">What it was, in words; why it could not be told, when it was not judged.</param>
/// <param name="WayOut">What to do, or null.</param>
public sealed record GateCheck(string Id, GateVerdict Verdict, string Expected, string Observed, string? WayOut = null);
