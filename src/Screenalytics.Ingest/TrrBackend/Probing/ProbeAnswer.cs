using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>What the backend answered a probe.</summary>
internal sealed record ProbeAnswer
{
    /// <summary>The HTTP status; 0 when none came.</summary>
    public required int Status { get; init; }

    /// <summary>Why it failed, or none.</summary>
    public required FailureCode Failure { get; init; }

    /// <summary>The failure in words, free of secrets, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>The rows as they came.</summary>
    public IReadOnlyList<JsonElement> Rows { get; init; } = [];

    /// <summary>How long it took.</summary>
    public TimeSpan Took { get; init; }

    /// <summary>By how much the backend's clock is ahead of this machine's, to a second or so; null when it does not tell.</summary>
    public TimeSpan? Skew { get; init; }

    /// <summary>Whether it came as the contract has it.</summary>
    public bool Succeeded => Failure == FailureCode.None;
}
