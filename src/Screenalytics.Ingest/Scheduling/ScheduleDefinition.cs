using System.Text.Json.Serialization;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>A schedule as it is configured, found right.</summary>
internal sealed record ScheduleDefinition
{
    /// <summary>Its name, unique.</summary>
    public required string Name { get; init; }

    /// <summary>When it comes due, as Quartz reads it.</summary>
    public required string Cron { get; init; }

    /// <summary>The time zone of <see cref="Cron"/>, by its IANA name.</summary>
    public required string TimeZone { get; init; }

    /// <summary>What it syncs.</summary>
    public required ScheduleTarget Target { get; init; }

    /// <summary>The cap of images a person.</summary>
    public int MaxImagesPerPerson { get; init; } = SyncRequest.DefaultMaxImagesPerPerson;

    /// <summary>Whether its runs write nothing.</summary>
    public bool DryRun { get; init; }

    /// <summary>Whether the debug events of its runs are logged.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool Debug { get; init; }

    /// <summary>By how much a start is put off at most, at random.</summary>
    public TimeSpan Jitter { get; init; }

    /// <summary>When it comes due.</summary>
    [JsonIgnore]
    public ScheduleClock Clock => ScheduleClock.Of(Cron, TimeZone);
}
