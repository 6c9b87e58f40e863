using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>A schedule with the times that it comes due next.</summary>
/// <param name="Schedule">The schedule.</param>
/// <param name="Times">The times in its zone, each with what is odd about it, or null.</param>
internal sealed record SchedulePreview(
    ScheduleDefinition Schedule,
    IReadOnlyList<(DateTimeOffset Time, string? Note)> Times
)
{
    /// <summary>How many times when nothing else is asked for.</summary>
    public const int DefaultCount = 5;

    /// <summary>How many times at most.</summary>
    public const int MostCount = 1000;

    /// <summary>Looks ahead.</summary>
    public static SchedulePreview Of(ScheduleDefinition schedule, DateTimeOffset now, int count)
    {
        var clock = schedule.Clock;
        return new SchedulePreview(
            schedule,
            [
                .. clock
                    .Next(now, count)
                    .Select(time => (TimeZoneInfo.ConvertTime(time, clock.Zone), clock.OddityOf(time))),
            ]
        );
    }
}
