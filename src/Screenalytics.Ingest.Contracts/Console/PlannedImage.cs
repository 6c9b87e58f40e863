namespace Screenalytics.Ingest.Contracts.Console;

/// <summary>A photo that a dry run chose, and what a sync would do with it.</summary>
/// <param name="Rank">Its place in the answer, from 1.</param>
/// <param name="S3OriginalKey">The URL as TRR-Backend served it.</param>
/// <param name="Change">What a sync would do.</param>
public sealed record PlannedImage(int Rank, string S3OriginalKey, PlannedChange Change);
