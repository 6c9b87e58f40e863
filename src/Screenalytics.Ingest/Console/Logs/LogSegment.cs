namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A part of a log file, of whole lines.</summary>
/// <param name="Path">The file.</param>
/// <param name="Begin">How many bytes stand before it.</param>
/// <param name="End">Where it ends.</param>
internal sealed record LogSegment(string Path, long Begin, long End);
