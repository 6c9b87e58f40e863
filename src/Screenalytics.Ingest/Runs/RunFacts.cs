using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>All that a run's report is concluded from: what stands in the store once its last part has ended.</summary>
internal sealed record RunFacts
{
    /// <summary>The run.</summary>
    public required RunStart Run { get; init; }

    /// <summary>When work on it began; when it was queued, if none did.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Whether an operator asked for its end, or ended it.</summary>
    public bool Cancelled { get; init; }

    /// <summary>The first failure that the run could not go on by, or null.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>Whether all people of the target are known.</summary>
    public bool CastComplete { get; init; }

    /// <summary>
    /// The figures over all batches: every count of a report from <see cref="SyncReport.People"/> to its calls, and no
    /// errors. The rest of it is not filled in.
    /// </summary>
    public required SyncReport Figures { get; init; }

    /// <summary>The warnings of all parts.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>How many people the target's last whole run found, or null when there was none.</summary>
    public int? LastPeople { get; init; }

    /// <summary>The target's last whole runs that were trusted, the latest first.</summary>
    public IReadOnlyList<EmptyShare> History { get; init; } = [];
}
