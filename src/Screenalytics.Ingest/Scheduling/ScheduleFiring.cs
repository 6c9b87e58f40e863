using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Makes of a schedule that came due the run that it asks for.</summary>
internal sealed class ScheduleFiring(
    IRunDoor door,
    IScheduleStore store,
    IPeopleLists lists,
    SchedulerSetup setup,
    TimeProvider time,
    ILogger<ScheduleFiring> log
)
{
    /// <summary>Asks for the run; repeated for the same time, it does nothing.</summary>
    public async Task FireAsync(ScheduleDefinition schedule, FireTimes times, CancellationToken cancellationToken)
    {
        var now = time.GetUtcNow();
        var due = await DueOfAsync(schedule, times, now, cancellationToken);
        var late = now - due > setup.Options.MisfireThreshold;
        var (target, error) = await lists.TargetOfAsync(schedule.Target, cancellationToken);
        if (target is null)
        {
            SchedulingLog.Refused(log, schedule.Name, due, error);
            ScheduleMetrics.Refused(late);
            await store.RecordRefusedAsync(schedule.Name, due, late, setup.Node.Value, error!, cancellationToken);
            return;
        }

        var admission = await door.SubmitAsync(
            new RunSubmission(
                new SyncRequest(target)
                {
                    MaxImagesPerPerson = schedule.MaxImagesPerPerson,
                    DryRun = schedule.DryRun,
                    Debug = schedule.Debug,
                    Trigger = RunTriggers.Schedule,
                    Schedule = schedule.Name,
                    ScheduledFor = due,
                    Late = late,
                }
            )
            {
                Delay = schedule.Jitter * setup.Random(),
            },
            cancellationToken
        );
        SchedulingLog.Fired(log, schedule.Name, due, late, admission);
        ScheduleMetrics.Fired(admission.Kind, late);
    }

    private async Task<DateTimeOffset> DueOfAsync(
        ScheduleDefinition schedule,
        FireTimes times,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var clock = schedule.Clock;
        if (times.Recovering || clock.IsDue(times.Scheduled))
        {
            return times.Scheduled;
        }

        var states = await store.StatesAsync([schedule.Name], fires: 1, cancellationToken);
        return clock.DueOf(times.Scheduled, now, states[0].Fires is [var last, ..] ? last.ScheduledFor : null);
    }
}
