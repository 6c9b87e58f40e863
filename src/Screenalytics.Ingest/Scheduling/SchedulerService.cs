using Quartz;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>The scheduler's life in a worker: it starts once its tables are there, and stops in order.</summary>
internal sealed class SchedulerService(
    ISchedulerFactory factory,
    IScheduleStore store,
    TriggerKeeper keeper,
    SchedulerSetup setup,
    TimeProvider time,
    ILogger<SchedulerService> log
)
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private IScheduler? _scheduler;

    /// <summary>Whether the scheduler is at work.</summary>
    public bool IsAtWork => Volatile.Read(ref _scheduler)?.Status == SchedulerStatus.Running;

    /// <summary>Starts the scheduler; waits when its database goes away at that very moment.</summary>
    /// <exception cref="Exception">What <see cref="IScheduleStore.CheckReadyAsync"/> throws when something is missing.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            await store.CheckReadyAsync(cancellationToken);
            try
            {
                var scheduler = await factory.GetScheduler(cancellationToken);
                await keeper.BringInLineAsync(scheduler, cancellationToken);
                await scheduler.Start(cancellationToken);
                Volatile.Write(ref _scheduler, scheduler);
                SchedulingLog.Started(log, setup.InstanceId, setup.Schedules.Count);
                return;
            }
            catch (SchedulerException e)
            {
                SchedulingLog.Waiting(log, e.Message);
            }

            await Task.Delay(Pause, time, cancellationToken);
        }
    }

    /// <summary>Fires nothing more; what it is about to fire is handed to the other workers.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        if (Interlocked.Exchange(ref _scheduler, null) is not { } scheduler)
        {
            return;
        }

        try
        {
            await scheduler.Shutdown(true, cancellationToken);
            SchedulingLog.Stopped(log);
        }
        catch (SchedulerException e)
        {
            // What it had begun, another worker takes over once its signs of life stay away.
            SchedulingLog.StoppedBadly(log, e.Message);
        }
    }
}
