namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>One line of an access log, whatever its format.</summary>
internal readonly record struct AccessEntry
{
    /// <summary>The HTTP method.</summary>
    public required string Method { get; init; }

    /// <summary>The path with its query, as it was sent.</summary>
    public required string Target { get; init; }

    /// <summary>The HTTP status.</summary>
    public required int Status { get; init; }

    /// <summary>When, or null in a format without times.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>The client's address without its port; empty when the line names none.</summary>
    public string Address { get; init; }

    /// <summary>The client's user agent; empty when the line names none.</summary>
    public string Agent { get; init; }

    /// <summary>Bytes that were sent, or null.</summary>
    public long? Size { get; init; }

    /// <summary>Whether the size is for certain that of the body alone.</summary>
    public bool IsBodySize { get; init; }
}
