using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Contracts.Scheduling;

/// <summary>A schedule of the configuration, and how it fares.</summary>
public sealed record ScheduleView
{
    /// <summary>Its name.</summary>
    public required string Name { get; init; }

    /// <summary>Its cron expression: seconds, minutes, hours, day of month, month, day of week.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone that the expression is read in, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What it syncs; null when a file names its people.</summary>
    public required SyncTarget? Target { get; init; }

    /// <summary>The file that names its people, read anew each time; or null.</summary>
    public string? PeopleFile { get; init; }

    /// <summary>The cap of images a person.</summary>
    public required int MaxImagesPerPerson { get; init; }

    /// <summary>Whether its runs write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>By how much a start may be put off at random, in seconds.</summary>
    public double JitterSeconds { get; init; }

    /// <summary>Whether it is paused.</summary>
    public bool Paused { get; init; }

    /// <summary>When it was paused, or null.</summary>
    public DateTimeOffset? PausedAt { get; init; }

    /// <summary>Who paused it, or null.</summary>
    public string? PausedBy { get; init; }

    /// <summary>Why it was paused, or null.</summary>
    public string? PauseReason { get; init; }

    /// <summary>The next times that it comes due.</summary>
    public IReadOnlyList<DateTimeOffset> NextFires { get; init; } = [];

    /// <summary>The last times that it came due, the latest first.</summary>
    public IReadOnlyList<ScheduleFire> LastFires { get; init; } = [];
}
