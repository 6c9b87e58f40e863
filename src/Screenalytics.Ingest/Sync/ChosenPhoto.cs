namespace Screenalytics.Ingest.Sync;

/// <summary>A photo that is to become a face bank image.</summary>
/// <param name="ServedUrl">The URL, verbatim as served: the image's key.</param>
/// <param name="Rank">Its place among the rows that the backend answered, from 1.</param>
internal readonly record struct ChosenPhoto(string ServedUrl, int Rank);
