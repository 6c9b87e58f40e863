using System.ComponentModel.DataAnnotations;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>How schedules are kept to. Section <c>Scheduling</c>; the schedules themselves stand in <c>Schedules</c>.</summary>
internal sealed class SchedulerOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "Scheduling";

    /// <summary>
    /// Whether workers share the schedules. Only a worker that has its database to itself may do without. Default: true.
    /// </summary>
    public bool Clustered { get; set; } = true;

    /// <summary>How often a worker tells the others that its scheduler lives. Default: 2 s.</summary>
    [Range(typeof(TimeSpan), "00:00:00.500", "00:01:00")]
    public TimeSpan CheckInInterval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How late that may be before the others take over what its scheduler had begun. Default: 4 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:05:00")]
    public TimeSpan CheckInMisfireThreshold { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// How late a schedule may be taken up and still be on time. What is later counts as missed: all of that is caught up
    /// once, and marked late. Default: 10 s.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:01", "01:00:00")]
    public TimeSpan MisfireThreshold { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one statement of the scheduler. Default: 15 s.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan CommandTimeout { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>Schedules that a worker takes up at once; a run itself is not among it. Default: 4.</summary>
    [Range(1, 64)]
    public int MaxConcurrency { get; set; } = 4;
}
