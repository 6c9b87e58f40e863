namespace Screenalytics.Sandbox;

/// <summary>The ids under which a generated cast can be synced.</summary>
public sealed record GeneratedCast(Guid ShowId, Guid SeasonId, Guid EpisodeId, int People);
