namespace Screenalytics.Ingest.Contracts.Sync;

/// <summary>What a run is asked to do, whichever trigger asks.</summary>
/// <param name="Target">What to sync.</param>
public sealed record SyncRequest(SyncTarget Target)
{
    /// <summary>Images a person when nothing else is asked for.</summary>
    public const int DefaultMaxImagesPerPerson = 5;

    /// <summary>The fewest images a person that can be asked for.</summary>
    public const int LeastMaxImagesPerPerson = 1;

    /// <summary>The most images a person that can be asked for.</summary>
    public const int MostMaxImagesPerPerson = 20;

    /// <summary>The cap of images a person, per sync; clamped to 1-20. Default: 5.</summary>
    public int MaxImagesPerPerson { get; init; } = DefaultMaxImagesPerPerson;

    /// <summary>Whether calls are real but nothing is written. Default: false.</summary>
    public bool DryRun { get; init; }

    /// <summary>
    /// Whether the run's debug events are logged, whatever the level of the log is; no parameter of the sync itself.
    /// Default: false.
    /// </summary>
    public bool Debug { get; init; }

    /// <summary>Who asked: one of <see cref="RunTriggers"/>. Default: cli.</summary>
    public string Trigger { get; init; } = RunTriggers.Cli;

    /// <summary>By whom, as far as the trigger knows, or null.</summary>
    public string? Actor { get; init; }

    /// <summary>The ended run whose failed and not attempted people are synced again, or null.</summary>
    public Guid? RetryOf { get; init; }

    /// <summary>The schedule that came due, or null.</summary>
    public string? Schedule { get; init; }

    /// <summary>The time that the schedule came due for, or null.</summary>
    public DateTimeOffset? ScheduledFor { get; init; }

    /// <summary>Whether the schedule could not start it in time, and did so later. Default: false.</summary>
    public bool Late { get; init; }

    /// <summary>Brings a cap into its bounds.</summary>
    /// <param name="value">What was asked for.</param>
    public static int ClampMaxImages(int value) => Math.Clamp(value, LeastMaxImagesPerPerson, MostMaxImagesPerPerson);
}
