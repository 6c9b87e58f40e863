using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>All that is known of a run, but for its people.</summary>
public sealed record RunDetail : RunSummary
{
    /// <summary>TRR-Backend's host and port.</summary>
    public required string BackendHost { get; init; }

    /// <summary>The database's host and port.</summary>
    public required string DatabaseHost { get; init; }

    /// <summary>Its parts.</summary>
    public IReadOnlyList<RunPart> PartList { get; init; } = [];

    /// <summary>What an operator should know though nothing failed.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>Its report once it has ended, with the first 100 of its errors; null before.</summary>
    public SyncReport? Report { get; init; }
}
