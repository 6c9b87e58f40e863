namespace Screenalytics.Ingest.RolloutGate.Evidence.Verification;

/// <summary>Something that is wrong with a folder of evidence.</summary>
/// <param name="Fault">What.</param>
/// <param name="Sentence">The same for people, with the way out.</param>
/// <param name="File">The file concerned, or null.</param>
internal sealed record EvidenceProblem(EvidenceFault Fault, string Sentence, string? File = null);
