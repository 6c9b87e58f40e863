namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>A line of a document.</summary>
/// <param name="Text">What stands in it.</param>
/// <param name="End">How it ends: a line feed, with or without a carriage return; empty at the end of a document.</param>
internal sealed record PlanLine(string Text, string End);
