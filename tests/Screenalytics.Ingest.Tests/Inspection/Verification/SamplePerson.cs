using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>A person of a made-up run, before anything is logged of it.</summary>
internal sealed record SamplePerson
{
    public required Guid Id { get; init; }

    public required PersonOutcome Outcome { get; init; }

    public required LoggedCall[] Calls { get; init; }

    public string Source { get; init; } = "none";

    public int Inserted { get; init; }

    public int AlreadyPresent { get; init; }

    public int Fetched { get; init; }

    public string? Failure { get; init; }

    /// <summary>Calls of a sitting that was dropped before this one; they stand in the log at debug level only.</summary>
    public LoggedCall[] Dropped { get; init; } = [];

    /// <summary>The node that did the person.</summary>
    public int Node { get; init; }
}
