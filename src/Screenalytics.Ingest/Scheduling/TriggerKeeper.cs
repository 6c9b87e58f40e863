using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Brings what the scheduler's store knows in line with the configuration; what is unchanged keeps its state.</summary>
internal sealed class TriggerKeeper(SchedulerSetup setup, TimeProvider time, ILogger<TriggerKeeper> log)
{
    /// <summary>Adds, changes and removes; safe for any number of workers at once, the last one wins.</summary>
    public async Task BringInLineAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        foreach (var schedule in setup.Schedules)
        {
            var job = JobBuilder
                .Create<SyncCastJob>()
                .WithIdentity(ScheduleKeys.JobOf(schedule.Name))
                .UsingJobData(ScheduleKeys.Definition, ScheduleJson.Write(schedule))
                .StoreDurably(true)
                .RequestRecovery(true)
                .Build();
            await KeepAsync(scheduler, job, schedule.Cron, schedule.Clock.Zone, cancellationToken);
        }

        var retention = JobBuilder
            .Create<RetentionJob>()
            .WithIdentity(ScheduleKeys.Retention)
            .StoreDurably(true)
            .RequestRecovery(true)
            .Build();
        await KeepAsync(scheduler, retention, RetentionJob.Cron, TimeZoneInfo.Utc, cancellationToken);
        await RemoveOthersAsync(scheduler, cancellationToken);
    }

    private async Task KeepAsync(
        IScheduler scheduler,
        IJobDetail job,
        string cron,
        TimeZoneInfo zone,
        CancellationToken cancellationToken
    )
    {
        var stored = await scheduler.GetJobDetail(job.Key, cancellationToken);
        if (stored is null || !stored.JobDataMap.Equals(job.JobDataMap))
        {
            await scheduler.AddJob(job, AddJobOptions.Replacing, cancellationToken);
        }

        var key = ScheduleKeys.TriggerOf(job.Key);
        var existing = await scheduler.GetTrigger(key, cancellationToken) as ICronTrigger;
        if (existing?.CronExpressionString == cron && existing.TimeZone.Id == zone.Id)
        {
            // Quartz gives a trigger up that failed too often; a start is the moment to try again.
            await scheduler.ResetTriggerFromErrorState(key, cancellationToken);
            return;
        }

        var trigger = TriggerBuilder
            .Create(time)
            .WithIdentity(key)
            .ForJob(job.Key)
            .WithCronSchedule(
                cron,
                at => at.InTimeZone(zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
            )
            .Build();
        if (existing is null)
        {
            // Another worker's trigger of the same moment stays: it may have fired already.
            var result = await scheduler.ScheduleTrigger(trigger, TriggerConflict.Keep, cancellationToken);
            SchedulingLog.Added(log, key.Name, result.NextFireTimeUtc);
        }
        else
        {
            SchedulingLog.Changed(log, key.Name, await scheduler.RescheduleJob(key, trigger, cancellationToken));
        }
    }

    private async Task RemoveOthersAsync(IScheduler scheduler, CancellationToken cancellationToken)
    {
        var ours = setup.Schedules.Select(schedule => ScheduleKeys.JobOf(schedule.Name)).ToHashSet();
        foreach (
            var key in await scheduler.GetJobKeys(
                GroupMatcher<JobKey>.GroupEquals(ScheduleKeys.Group),
                cancellationToken
            )
        )
        {
            if (!ours.Contains(key) && await scheduler.DeleteJob(key, cancellationToken))
            {
                SchedulingLog.Removed(log, key.Name);
            }
        }
    }
}
