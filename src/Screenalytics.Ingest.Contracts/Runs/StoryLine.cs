namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A sentence of a person's story.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="At">When it happened, where that is known.</param>
/// <param name="Text">The sentence.</param>
public sealed record StoryLine(StoryKind Kind, DateTimeOffset? At, string Text);
