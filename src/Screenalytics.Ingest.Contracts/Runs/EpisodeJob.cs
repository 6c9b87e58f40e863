namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>How an episode whose id stands in the path is to be synced; all of it may be left out.</summary>
public sealed record EpisodeJob
{
    /// <summary>Only the cast of this credit category, exact and case-sensitive.</summary>
    public string? CreditCategory { get; init; }

    /// <summary>Photos a person at most; clamped to 1-20 with a warning of the run. Default: the worker's setting.</summary>
    public int? MaxImagesPerPerson { get; init; }

    /// <summary>Whether calls are made and nothing is written but the run's history. Default: false.</summary>
    public bool? DryRun { get; init; }

    /// <summary>Whether the run's debug events are logged, whatever the level of the log is. Default: false.</summary>
    public bool? Debug { get; init; }
}
