using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>A run as this node's log tells it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Target">Its target's key, or null.</param>
/// <param name="Started">When it started.</param>
/// <param name="DryRun">Whether nothing was written.</param>
/// <param name="Suspect">Whether it is suspect.</param>
/// <param name="Counts">People by what became of them.</param>
public sealed record FallbackRunRow(
    Guid RunId,
    string? Target,
    DateTimeOffset Started,
    bool DryRun,
    bool Suspect,
    RunCounts Counts
);
