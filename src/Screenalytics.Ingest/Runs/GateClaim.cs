namespace Screenalytics.Ingest.Runs;

/// <summary>A gallery link that a rollout gate holds until its flag is as it was.</summary>
/// <param name="GateId">The gate.</param>
/// <param name="Backend">The backend's host and port: the same link elsewhere is another.</param>
/// <param name="PersonId">The person.</param>
/// <param name="LinkId">The link.</param>
/// <param name="Flagged">The flag that it has to be put back to.</param>
/// <param name="ClaimedBy">Who claimed it, and where.</param>
/// <param name="ClaimedAt">When, by the database's clock.</param>
internal sealed record GateClaim(
    Guid GateId,
    string Backend,
    Guid PersonId,
    Guid LinkId,
    bool Flagged,
    string ClaimedBy,
    DateTimeOffset ClaimedAt
);
