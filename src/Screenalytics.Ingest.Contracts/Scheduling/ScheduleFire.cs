namespace Screenalytics.Ingest.Contracts.Scheduling;

/// <summary>A time that a schedule came due.</summary>
public sealed record ScheduleFire
{
    /// <summary>The time that it was due.</summary>
    public required DateTimeOffset ScheduledFor { get; init; }

    /// <summary>When a node took it up.</summary>
    public required DateTimeOffset FiredAt { get; init; }

    /// <summary>That node.</summary>
    public required string Node { get; init; }

    /// <summary>What became of it.</summary>
    public required ScheduleFireOutcome Outcome { get; init; }

    /// <summary>Whether it was taken up later than it was due.</summary>
    public bool Late { get; init; }

    /// <summary>The run that was started, or that was in the way, or null.</summary>
    public Guid? RunId { get; init; }

    /// <summary>Why no run was started, or null.</summary>
    public string? Detail { get; init; }
}
