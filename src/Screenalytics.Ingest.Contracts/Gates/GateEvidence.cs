using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Gates;

/// <summary>What a gate found out about an environment, and everything that it rests on: <c>evidence.json</c>.</summary>
public sealed record GateEvidence
{
    /// <summary>The format that this program writes.</summary>
    public const int CurrentFormat = 1;

    /// <summary>The file's format.</summary>
    public int Format { get; init; } = CurrentFormat;

    /// <summary>The gate.</summary>
    public required Guid GateId { get; init; }

    /// <summary>The environment's name.</summary>
    public required string Environment { get; init; }

    /// <summary>Where it stands in the rollout.</summary>
    public required GateStage Stage { get; init; }

    /// <summary>The version of the program that checked.</summary>
    public required string Version { get; init; }

    /// <summary>Who ran it.</summary>
    public required string Actor { get; init; }

    /// <summary>The machine that it ran on.</summary>
    public required string Machine { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>When it ended.</summary>
    public required DateTimeOffset FinishedAt { get; init; }

    /// <summary>Whether everything that writes was left out.</summary>
    public bool ReadOnly { get; init; }

    /// <summary>Whether an operator interrupted it; the steps that did not come are not judged.</summary>
    public bool Interrupted { get; init; }

    /// <summary>What it was pointed at.</summary>
    public required GatePlace Place { get; init; }

    /// <summary>The rollout's order.</summary>
    public GateOrder Order { get; init; } = new();

    /// <summary>The verdict: the worst of the steps'.</summary>
    public required GateVerdict Verdict { get; init; }

    /// <summary>The steps, in order.</summary>
    public required IReadOnlyList<GateStepResult> Steps { get; init; }

    /// <summary>The acceptance criteria of the rollout.</summary>
    public required IReadOnlyList<GateCriterion> Criteria { get; init; }

    /// <summary>What was changed, and how it was left.</summary>
    public IReadOnlyList<GateChange> Changes { get; init; } = [];

    /// <summary>The exit code of a command that ends with this: 130, 4, 3 or 0.</summary>
    [JsonIgnore]
    public int ExitCode =>
        Interrupted ? ExitCodes.Interrupted
        : Verdict == GateVerdict.Disproven ? ExitCodes.Disproven
        : Verdict == GateVerdict.Proven ? ExitCodes.Ok
        : ExitCodes.Partial;
}
