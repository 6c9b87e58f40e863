using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>The body of a webhook: a target's state has changed.</summary>
public sealed record TargetEvent
{
    /// <summary>The event's id, the same however often it is sent.</summary>
    public required Guid EventId { get; init; }

    /// <summary>What happened: one of <see cref="TargetEvents"/>.</summary>
    public required string Event { get; init; }

    /// <summary>The target's key, such as <c>season:3f25...</c>.</summary>
    public required string Target { get; init; }

    /// <summary>Its state from now on.</summary>
    public required TargetState State { get; init; }

    /// <summary>Its state before; null when this was its first run.</summary>
    public TargetState? PreviousState { get; init; }

    /// <summary>When that was.</summary>
    public required DateTimeOffset At { get; init; }

    /// <summary>The run that changed it; null for one that grew stale.</summary>
    public Guid? RunId { get; init; }

    /// <summary>How that run ended, or null.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>Why it could not go on, or null.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>What it warned of.</summary>
    public IReadOnlyList<string> Warnings { get; init; } = [];

    /// <summary>People by what became of them, or null.</summary>
    public TargetEventPeople? People { get; init; }

    /// <summary>The last run that ended well, or null.</summary>
    public Guid? LastOkRunId { get; init; }

    /// <summary>When that one ended, or null.</summary>
    public DateTimeOffset? LastOkAt { get; init; }
}
