using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>A target, and how it stands with it.</summary>
public sealed record TargetView
{
    /// <summary>The target.</summary>
    public required SyncTarget Target { get; init; }

    /// <summary>Its key, such as <c>season:3f25...</c>.</summary>
    public required string TargetKey { get; init; }

    /// <summary>How it stands.</summary>
    public required TargetState State { get; init; }

    /// <summary>Since when.</summary>
    public required DateTimeOffset Since { get; init; }

    /// <summary>The last run that ended ok or partial and was not suspect, or null.</summary>
    public Guid? LastOkRunId { get; init; }

    /// <summary>When that one ended, or null.</summary>
    public DateTimeOffset? LastOkAt { get; init; }

    /// <summary>The last run that counted: no dry run, and not cancelled.</summary>
    public required Guid LastRunId { get; init; }

    /// <summary>When that one ended.</summary>
    public required DateTimeOffset LastRunAt { get; init; }
}
