using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>How work on a part ended.</summary>
internal sealed record PartEnd
{
    /// <summary>Whether its people's turn ended early by an operator's word.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Why it could not go on, or null.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>
    /// Whether the run's other parts end by the failure too; not by a cast that could not be read to its end, since those
    /// who are known are synced.
    /// </summary>
    public bool StopsRun => Failure is { Code: not FailureCode.CastIncomplete };

    /// <summary>Calls that were made for pages of a cast, and their retries.</summary>
    public (int Calls, int Retries) CastCalls { get; init; }

    /// <summary>What an operator should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
