namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>From which level on a worker logs events.</summary>
/// <param name="Level">The level now: <c>debug</c>, <c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="Configured">The level of its configuration.</param>
/// <param name="Until">When the configured one is in force again by itself, or null.</param>
public sealed record LogLevelState(string Level, string Configured, DateTimeOffset? Until);
