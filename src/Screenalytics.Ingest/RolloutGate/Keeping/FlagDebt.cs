namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>A flag that may have been changed.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The link.</param>
/// <param name="Flagged">What it was before.</param>
internal sealed record FlagDebt(Guid PersonId, Guid LinkId, bool Flagged);
