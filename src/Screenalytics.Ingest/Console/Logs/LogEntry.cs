namespace Screenalytics.Ingest.Console.Logs;

/// <summary>An event of the log, fit to be shown: without control characters, long texts cut.</summary>
public sealed record LogEntry
{
    /// <summary>Where it stands.</summary>
    public required string Mark { get; init; }

    /// <summary>When it was logged; null for a line that is no event.</summary>
    public DateTimeOffset? Time { get; init; }

    /// <summary>How grave it is.</summary>
    public LogSeverity Severity { get; init; } = LogSeverity.Information;

    /// <summary>Its id, or null.</summary>
    public int? EventId { get; init; }

    /// <summary>Its name, or null.</summary>
    public string? EventName { get; init; }

    /// <summary>What it says.</summary>
    public required string Message { get; init; }

    /// <summary>Its run, or null.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Its person, or null.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Its properties, but for those that stand above.</summary>
    public IReadOnlyList<LogProperty> Properties { get; init; } = [];

    /// <summary>The exception, or null.</summary>
    public string? Exception { get; init; }

    /// <summary>Whether something of it was cut.</summary>
    public bool IsCut { get; init; }
}
