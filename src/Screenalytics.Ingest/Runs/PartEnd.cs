using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>How work on a part ended.</summary>
internal sealed record PartEnd
{
    /// <summary>Whether its people's turn ended early by an operator's word.</summary>
    public bool Cancelled { get; init; }

    /// <summary>Why it could not go on, or null; the whole run stops by it.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>Calls that were made for pages of a cast, and their retries.</summary>
    public (int Calls, int Retries) CastCalls { get; init; }

    /// <summary>What an operator should know.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];
}
