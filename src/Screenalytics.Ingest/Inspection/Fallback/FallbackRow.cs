namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>The people of a cast, an hour or a day.</summary>
/// <param name="Key">The target's key; null for people whose target the log does not tell.</param>
/// <param name="From">When the hour or day begins; for a cast when its first person was done.</param>
/// <param name="Figures">What became of them.</param>
internal sealed record FallbackRow(string? Key, DateTimeOffset From, FallbackFigures Figures);
