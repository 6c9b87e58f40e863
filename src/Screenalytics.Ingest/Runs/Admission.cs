namespace Screenalytics.Ingest.Runs;

/// <summary>What became of a run that asked to be let in.</summary>
/// <param name="Kind">What became of it.</param>
/// <param name="RunId">The run that the caller has to do with: its own, or the one in flight; empty when there is none.</param>
/// <param name="Lease">Its only part, when it has an owner and was let in.</param>
internal sealed record Admission(AdmissionKind Kind, Guid RunId, PartLease? Lease = null);
