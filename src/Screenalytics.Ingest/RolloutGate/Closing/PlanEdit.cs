namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>What closing makes of a document.</summary>
/// <param name="Path">The document.</param>
/// <param name="Original">What is in it now.</param>
/// <param name="Edited">What will be in it.</param>
/// <param name="State">What that comes to.</param>
/// <param name="Notes">What was seen and left alone.</param>
internal sealed record PlanEdit(
    string Path,
    byte[] Original,
    byte[] Edited,
    PlanState State,
    IReadOnlyList<string> Notes
);
