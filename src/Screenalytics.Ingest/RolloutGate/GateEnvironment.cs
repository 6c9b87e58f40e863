using Screenalytics.Ingest.Contracts.Gates;

namespace Screenalytics.Ingest.RolloutGate;

/// <summary>An environment that a gate is run against: ids and addresses, no secret.</summary>
internal sealed record GateEnvironment
{
    /// <summary>How long an answer may take when nothing else is said.</summary>
    public static readonly TimeSpan DefaultMaxAnswerTime = TimeSpan.FromSeconds(3);

    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Where it stands in the rollout.</summary>
    public required GateStage Stage { get; init; }

    /// <summary>The file that describes it; null when none does.</summary>
    public string? File { get; init; }

    /// <summary>TRR-Backend's base URL, which has to be the configured one; null when the file does not say.</summary>
    public string? BackendUrl { get; init; }

    /// <summary>TRR-APP's base URL; null when the file does not say.</summary>
    public string? AppUrl { get; init; }

    /// <summary>The face bank's database as HOST[:PORT]/NAME, which has to be the configured one; null when the file does not say.</summary>
    public string? Database { get; init; }

    /// <summary>A person with flagged photos; null to have one chosen.</summary>
    public Guid? SeededPerson { get; init; }

    /// <summary>A person with photos and none flagged; null to have one chosen.</summary>
    public Guid? UnseededPerson { get; init; }

    /// <summary>Whose photo is toggled; null to have it chosen.</summary>
    public Guid? TogglePerson { get; init; }

    /// <summary>The gallery link that is toggled; null to have it chosen.</summary>
    public Guid? ToggleLink { get; init; }

    /// <summary>Whether that link is flagged now, which without TRR's database only an operator knows; null when the file does not say.</summary>
    public bool? ToggleFlagged { get; init; }

    /// <summary>The backend's access logs: files and folders.</summary>
    public IReadOnlyList<string> AccessLogs { get; init; } = [];

    /// <summary>How long one answer of the backend may take.</summary>
    public TimeSpan MaxAnswerTime { get; init; } = DefaultMaxAnswerTime;
}
