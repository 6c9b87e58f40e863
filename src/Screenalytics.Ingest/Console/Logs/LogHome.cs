namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Where this worker's log is.</summary>
/// <param name="Folder">The folder of its files; null when it writes none.</param>
/// <param name="Node">This worker's name in the cluster.</param>
internal sealed record LogHome(string? Folder, string Node);
