using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>What a run made of one person.</summary>
public sealed record PersonReport
{
    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>What happened.</summary>
    public required PersonOutcome Outcome { get; init; }

    /// <summary>Which call supplied the photos: <c>seed</c>, <c>all</c> or <c>none</c>.</summary>
    public required string Source { get; init; }

    /// <summary>Images that were inserted.</summary>
    public int Inserted { get; init; }

    /// <summary>Chosen photos whose image the face bank already had.</summary>
    public int AlreadyPresent { get; init; }

    /// <summary>Rows that the backend answered.</summary>
    public int Fetched { get; init; }

    /// <summary>Rows that repeat a usable photo.</summary>
    public int Duplicates { get; init; }

    /// <summary>Usable photos past the cap.</summary>
    public int OverCap { get; init; }

    /// <summary>Unusable rows by reason; a reason that did not occur is left out.</summary>
    public IReadOnlyDictionary<SkipReason, int> Skipped { get; init; } = new Dictionary<SkipReason, int>();

    /// <summary>The ids of the images that were inserted.</summary>
    public IReadOnlyList<Guid> ImageIds { get; init; } = [];

    /// <summary>The places in the answer of the images that were inserted, from 1; parallel to the ids.</summary>
    public IReadOnlyList<int> Ranks { get; init; } = [];

    /// <summary>Every call made, in order.</summary>
    public IReadOnlyList<CallReport> Calls { get; init; } = [];

    /// <summary>Why the person failed, or null.</summary>
    public PersonFailure? Failure { get; init; }

    /// <summary>When it was committed.</summary>
    public DateTimeOffset FinishedAt { get; init; }
}
