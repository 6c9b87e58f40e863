using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A run in a list: what it is for, where it stands, what it has come to.</summary>
public record RunSummary
{
    /// <summary>The run; ids of later runs sort after those of earlier ones.</summary>
    public required Guid RunId { get; init; }

    /// <summary>Where it stands, or how it ended.</summary>
    public required RunStatus Status { get; init; }

    /// <summary>Whether its empty answers may be a sick backend's.</summary>
    public bool Suspect { get; init; }

    /// <summary>Whether nothing is written.</summary>
    public bool DryRun { get; init; }

    /// <summary>What it is for.</summary>
    public required SyncTarget Target { get; init; }

    /// <summary>The target's identity.</summary>
    public required string TargetKey { get; init; }

    /// <summary>The cap of images a person.</summary>
    public required int MaxImagesPerPerson { get; init; }

    /// <summary>Who asked: one of <see cref="RunTriggers"/>.</summary>
    public required string Trigger { get; init; }

    /// <summary>By whom, as far as the trigger knows, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>The schedule that started it, or null.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time that the schedule came due for, or null.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Whether its schedule started it later than it was due.</summary>
    public bool Late { get; init; }

    /// <summary>The run whose people it retries, or null.</summary>
    public Guid? RetryOf { get; init; }

    /// <summary>The node that works on it, or did last; null while nobody does.</summary>
    public string? Node { get; init; }

    /// <summary>How often a node has taken it, or a part of it, up.</summary>
    public int Attempts { get; init; }

    /// <summary>How many parts the cluster shares.</summary>
    public int Parts { get; init; }

    /// <summary>When it was asked for.</summary>
    public required DateTimeOffset QueuedAt { get; init; }

    /// <summary>When work on it began, or null.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or null.</summary>
    public DateTimeOffset? FinishedAt { get; init; }

    /// <summary>When an operator asked for its end, or null.</summary>
    public DateTimeOffset? CancelRequestedAt { get; init; }

    /// <summary>Who asked for its end, or null.</summary>
    public string? CancelRequestedBy { get; init; }

    /// <summary>When its images were taken back, or null.</summary>
    public DateTimeOffset? UndoneAt { get; init; }

    /// <summary>Who took them back, or null.</summary>
    public string? UndoneBy { get; init; }

    /// <summary>How many were taken back, or null.</summary>
    public int? UndoneImages { get; init; }

    /// <summary>When an operator said that its empty answers are right though it is suspect, or null.</summary>
    public DateTimeOffset? AcceptedAt { get; init; }

    /// <summary>Who said so, or null.</summary>
    public string? AcceptedBy { get; init; }

    /// <summary>What it has come to so far.</summary>
    public required RunCounts Counts { get; init; }

    /// <summary>Why it could not go on, or null.</summary>
    public RunFailure? Failure { get; init; }
}
