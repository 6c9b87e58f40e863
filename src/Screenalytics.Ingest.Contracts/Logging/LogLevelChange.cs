namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>A level that a worker is to log from.</summary>
/// <param name="Level">The level: <c>debug</c>, <c>information</c>, <c>warning</c> or <c>error</c>.</param>
/// <param name="For">After how long the configured one is in force again, such as <c>10min</c>; null is never.</param>
public sealed record LogLevelChange(string Level, string? For);
