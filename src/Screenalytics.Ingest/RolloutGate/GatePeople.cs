namespace Screenalytics.Ingest.RolloutGate;

/// <summary>The people that a gate works on.</summary>
/// <param name="Seeded">A person with flagged photos, or null.</param>
/// <param name="Unseeded">A person with photos and none flagged, or null.</param>
/// <param name="Toggle">The photo whose flag is set and cleared, or null.</param>
internal sealed record GatePeople(Guid? Seeded, Guid? Unseeded, ToggleSubject? Toggle);
