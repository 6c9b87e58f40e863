namespace Screenalytics.Ingest.RolloutGate;

/// <summary>A gallery photo whose flag a gate sets and clears.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The gallery link.</param>
/// <param name="Flagged">Whether it is flagged before the gate: what it is put back to.</param>
/// <param name="IsDeclared">Whether only the environment's file says so, not TRR's database.</param>
internal sealed record ToggleSubject(Guid PersonId, Guid LinkId, bool Flagged, bool IsDeclared);
