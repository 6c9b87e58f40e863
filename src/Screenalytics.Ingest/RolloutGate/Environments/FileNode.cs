namespace Screenalytics.Ingest.RolloutGate.Environments;

/// <summary>A value in an environment's file: a text, a list or a group of keys.</summary>
/// <param name="Line">The line that it begins in, from 1.</param>
internal sealed record FileNode(int Line)
{
    /// <summary>The text; null for a list and a group.</summary>
    public string? Text { get; init; }

    /// <summary>Whether the text stands without quotes, so that it may be a number, a yes or no, or nothing.</summary>
    public bool IsPlain { get; init; }

    /// <summary>A list's values, or null.</summary>
    public IReadOnlyList<FileNode>? Items { get; init; }

    /// <summary>A group's keys, in order, or null.</summary>
    public IReadOnlyList<FileEntry>? Entries { get; init; }

    /// <summary>Whether nothing is said.</summary>
    public bool IsEmpty => IsPlain && Text is "" or "~" or "null" or "Null" or "NULL";
}
