namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>A flag that may have been changed.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The link.</param>
/// <param name="Flagged">What it was before.</param>
/// <param name="Claimed">Whether it is claimed in the database.</param>
/// <param name="Gallery">The person's flags before, by link; empty where TRR's database did not tell.</param>
internal sealed record FlagDebt(
    Guid PersonId,
    Guid LinkId,
    bool Flagged,
    bool Claimed,
    IReadOnlyDictionary<Guid, bool> Gallery
);
