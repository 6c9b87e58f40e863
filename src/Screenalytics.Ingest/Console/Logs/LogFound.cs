namespace Screenalytics.Ingest.Console.Logs;

/// <summary>What a look through the log found.</summary>
/// <param name="Entries">The events, the latest first.</param>
public sealed record LogFound(IReadOnlyList<LogEntry> Entries)
{
    /// <summary>Where to go on; null when the log's beginning was reached.</summary>
    public string? Further { get; init; }

    /// <summary>The time that was come back to, or null when nothing was read.</summary>
    public DateTimeOffset? Oldest { get; init; }

    /// <summary>How many bytes were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>Whether it ended since the page is full.</summary>
    public bool IsFull { get; init; }
}
