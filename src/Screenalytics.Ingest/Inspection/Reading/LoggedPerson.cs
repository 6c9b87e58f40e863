using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Reading;

/// <summary>A <c>PersonFinished</c> event.</summary>
internal sealed record LoggedPerson
{
    /// <summary>Where it stands.</summary>
    public required LogPlace Place { get; init; }

    /// <summary>When it was logged.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The run's target, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The node, or null.</summary>
    public string? Node { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>What happened; null when the line names no outcome that this program knows.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>Which call supplied the photos: <c>seed</c>, <c>all</c> or <c>none</c>; null when it does not say.</summary>
    public string? Source { get; init; }

    /// <summary>Every call, in order; null when the line has no list of them.</summary>
    public IReadOnlyList<LoggedCall>? Calls { get; init; }

    /// <summary>Images that were inserted.</summary>
    public int Inserted { get; init; }

    /// <summary>Chosen photos whose image was there already.</summary>
    public int AlreadyPresent { get; init; }

    /// <summary>Rows that the backend answered.</summary>
    public int Fetched { get; init; }

    /// <summary>The failure's code in snake_case, or null.</summary>
    public string? Failure { get; init; }

    /// <summary>The failure in words, or null.</summary>
    public string? Detail { get; init; }
}
