namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>The cast of an episode.</summary>
/// <param name="EpisodeId">The episode.</param>
/// <param name="CreditCategory">Only this credit category, exact and case-sensitive; null for all.</param>
public sealed record EpisodeTarget(Guid EpisodeId, string? CreditCategory = null) : SyncTarget
{
    /// <inheritdoc/>
    public override string Key =>
        CreditCategory is null ? $"episode:{EpisodeId}" : $"episode:{EpisodeId}:{CreditCategory}";
}
