namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>The text of an environment's file holds what none may hold.</summary>
internal sealed class FileTreeException(int line, string message) : Exception(message)
{
    /// <summary>The line, from 1.</summary>
    public int Line { get; } = line;
}
