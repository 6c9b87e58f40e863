namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>The cast of a season.</summary>
/// <param name="SeasonId">The season.</param>
public sealed record SeasonTarget(Guid SeasonId) : SyncTarget
{
    /// <inheritdoc/>
    public override string Key => $"season:{SeasonId}";
}
