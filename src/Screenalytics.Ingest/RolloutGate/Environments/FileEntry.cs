namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>A key of an environment's file, and its value.</summary>
/// <param name="Key">The key alone.</param>
/// <param name="Line">The line that it stands in, from 1.</param>
/// <param name="Value">The value.</param>
internal sealed record FileEntry(string Key, int Line, FileNode Value);
