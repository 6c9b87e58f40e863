using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>When a schedule comes due: a cron expression read in a time zone.</summary>
/// <remarks>
/// A time that the clocks skip comes due at the moment they are moved; of a time that comes twice the first one counts,
/// unless the expression is an interval, which goes on through both.
/// </remarks>
internal sealed class ScheduleClock
{
    private readonly CronExpression _cron;

    private ScheduleClock(CronExpression cron) => _cron = cron;

    /// <summary>The time zone.</summary>
    public TimeZoneInfo Zone => _cron.TimeZone;

    /// <summary>The clock of an expression that was found right.</summary>
    public static ScheduleClock Of(string cron, string timeZone) =>
        new(CronExpression.Parse(cron).WithTimeZone(TimeZoneInfo.FindSystemTimeZoneById(timeZone)));

    /// <summary>The first time after another; null when there is none any more.</summary>
    public DateTimeOffset? After(DateTimeOffset time) => _cron.GetNextValidTimeAfter(time);

    /// <summary>The next times after another.</summary>
    public IReadOnlyList<DateTimeOffset> Next(DateTimeOffset after, int count)
    {
        var times = new List<DateTimeOffset>(count);
        for (var at = After(after); at is { } time && times.Count < count; at = After(time))
        {
            times.Add(time);
        }

        return times;
    }

    /// <summary>
    /// The time that a firing was due. Once the scheduler has moved a missed one to the present, it is the first time
    /// after the last one that is recorded.
    /// </summary>
    /// <param name="scheduled">The time that the scheduler had in mind.</param>
    /// <param name="fired">When it fired.</param>
    /// <param name="lastRecorded">The last time that is recorded as come due, or null.</param>
    public DateTimeOffset DueOf(DateTimeOffset scheduled, DateTimeOffset fired, DateTimeOffset? lastRecorded)
    {
        if (IsDue(scheduled))
        {
            return scheduled;
        }

        return lastRecorded is { } last && After(last) is { } next && next <= fired
            ? next
            : _cron.GetPreviousValidTimeBefore(fired) ?? scheduled;
    }

    /// <summary>What is odd about a time that it comes due, since the clocks are moved; mostly nothing, which is null.</summary>
    public string? OddityOf(DateTimeOffset time)
    {
        var local = TimeZoneInfo.ConvertTime(time, Zone);
        var asShown = new DateTimeOffset(local.DateTime, TimeSpan.Zero);
        if (!_cron.WithTimeZone(TimeZoneInfo.Utc).IsSatisfiedBy(asShown))
        {
            return "the clocks skip its time: it comes due as they are moved";
        }

        if (!Zone.IsAmbiguousTime(local.DateTime))
        {
            return null;
        }

        var isFirst = Zone.GetAmbiguousTimeOffsets(local.DateTime).Max() == local.Offset;
        return $"the clocks show this time twice: this is the {(isFirst ? "first" : "second")} one";
    }

    /// <summary>Whether it comes due at exactly this time.</summary>
    public bool IsDue(DateTimeOffset time) => After(time.AddSeconds(-1)) == time;
}
