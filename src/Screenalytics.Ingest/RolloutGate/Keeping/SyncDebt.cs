namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>A sync that may have filed images.</summary>
/// <param name="Since">When it was about to begin.</param>
/// <param name="RunId">The run; null when the gate ended before it knew, so that no run may be there at all.</param>
/// <param name="NewPeople">The people whom the face bank did not know before.</param>
/// <param name="Unseeded">Images that were there before, were no seeds, and that nobody had approved.</param>
internal sealed record SyncDebt(
    DateTimeOffset Since,
    Guid? RunId,
    IReadOnlyList<Guid> NewPeople,
    IReadOnlyList<Guid> Unseeded
);
