using System.Globalization;
using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>When a trigger was to fire.</summary>
/// <param name="Scheduled">The time that the scheduler had in mind.</param>
/// <param name="Recovering">Whether a worker began it and did not live to end it.</param>
internal sealed record FireTimes(DateTimeOffset Scheduled, bool Recovering)
{
    /// <summary>The times of a firing: of the original one, when it is the recovery of that.</summary>
    public static FireTimes Of(IJobExecutionContext context)
    {
        var scheduled = context.ScheduledFireTimeUtc ?? context.FireTimeUtc;
        if (
            context.Recovering
            && context.MergedJobDataMap.TryGetValue(
                SchedulerConstants.FailedJobOriginalTriggerScheduledFireTime,
                out var original
            )
            && DateTimeOffset.TryParse(
                original as string,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            scheduled = time;
        }

        return new FireTimes(scheduled.ToUniversalTime(), context.Recovering);
    }
}
