namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>A pattern or a reason, and how many people have it.</summary>
/// <param name="Name">The pattern's shape or the reason's code.</param>
/// <param name="People">How many.</param>
internal sealed record WordCount(string Name, long People);
