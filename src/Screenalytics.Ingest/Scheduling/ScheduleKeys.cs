using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>The names by which the scheduler's store knows what is ours.</summary>
internal static class ScheduleKeys
{
    /// <summary>The group of the configured schedules.</summary>
    public const string Group = "schedules";

    /// <summary>The group of what the program does for itself.</summary>
    public const string Maintenance = "maintenance";

    /// <summary>Where a job carries its schedule's definition.</summary>
    public const string Definition = "definition";

    /// <summary>The purge of what is too old.</summary>
    public static readonly JobKey Retention = new("retention", Maintenance);

    /// <summary>A schedule's job.</summary>
    public static JobKey JobOf(string schedule) => new(schedule, Group);

    /// <summary>A job's one trigger.</summary>
    public static TriggerKey TriggerOf(JobKey job) => new(job.Name, job.Group);
}
