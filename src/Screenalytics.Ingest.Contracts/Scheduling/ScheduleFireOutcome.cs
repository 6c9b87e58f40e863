using System.Text.Json.Serialization;

namespace Screenalytics.Ingest.Contracts.Scheduling;

/// <summary>What became of a schedule that came due. The numbers are stored.</summary>
[JsonConverter(typeof(SnakeCaseEnumConverter<ScheduleFireOutcome>))]
public enum ScheduleFireOutcome
{
    /// <summary>A run was started.</summary>
    Started = 1,

    /// <summary>A run of the target was in flight, so none was started.</summary>
    Skipped = 2,

    /// <summary>The schedule is paused, so none was started.</summary>
    Paused = 3,

    /// <summary>No run could be started: the reason stands beside it.</summary>
    Refused = 4,
}
