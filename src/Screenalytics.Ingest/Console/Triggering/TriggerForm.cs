namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>What stands in the form that starts a run, as it was typed.</summary>
public sealed record TriggerForm
{
    /// <summary>What to sync.</summary>
    public TargetKind Kind { get; init; } = TargetKind.Episode;

    /// <summary>The episode.</summary>
    public string EpisodeId { get; init; } = "";

    /// <summary>Only this credit category of it; empty for all.</summary>
    public string Category { get; init; } = "";

    /// <summary>The season.</summary>
    public string SeasonId { get; init; } = "";

    /// <summary>The people.</summary>
    public string People { get; init; } = "";

    /// <summary>The run whose people are meant.</summary>
    public string OfRun { get; init; } = "";

    /// <summary>The cap of images a person.</summary>
    public string MaxImages { get; init; } = "";

    /// <summary>Whether the run's debug events are to be logged.</summary>
    public bool Debug { get; init; }

    /// <summary>Whom to look for.</summary>
    public string Find { get; init; } = "";
}
