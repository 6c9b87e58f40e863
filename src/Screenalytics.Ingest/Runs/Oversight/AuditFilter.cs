namespace Screenalytics.Ingest.Runs.Oversight;

/// <summary>Which changes to list; what is null is not asked about.</summary>
internal sealed record AuditFilter
{
    /// <summary>The changes that a page has.</summary>
    public const int DefaultLimit = 50;

    /// <summary>By whom, in part and in any case.</summary>
    public string? Actor { get; init; }

    /// <summary>One of the actions.</summary>
    public string? Action { get; init; }

    /// <summary>About this person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>About this run.</summary>
    public Guid? RunId { get; init; }

    /// <summary>The cursor of the page before: the number of its last change.</summary>
    public long? After { get; init; }

    /// <summary>Changes at most.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
