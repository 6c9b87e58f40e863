using Quartz;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Runs the scheduler: waits for its database, keeps the triggers, stops in order.</summary>
internal sealed class SchedulerService(
    ISchedulerFactory factory,
    IScheduleStore store,
    TriggerKeeper keeper,
    SchedulerSetup setup,
    TimeProvider time,
    ILogger<SchedulerService> log
) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(2);

    private IScheduler? _scheduler;

    /// <summary>Whether the scheduler is at work.</summary>
    public bool IsAtWork => Volatile.Read(ref _scheduler)?.Status == SchedulerStatus.Running;

    /// <summary>Why the scheduler is not at work yet, or null.</summary>
    public string? Obstacle { get; private set; } = "The scheduler has not started yet.";

    /// <inheritdoc/>
    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        if (Interlocked.Exchange(ref _scheduler, null) is not { } scheduler)
        {
            return;
        }

        try
        {
            await scheduler.Shutdown(true, cancellationToken);
            SchedulingLog.Stopped(log);
        }
        catch (Exception e) when (e is SchedulerException or OperationCanceledException)
        {
            // What it had begun, another worker takes over once the check-ins stay away.
            SchedulingLog.StoppedBadly(log, e.Message);
        }
    }

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!await TryStartAsync(stoppingToken))
        {
            await Task.Delay(Pause, time, stoppingToken);
        }
    }

    private async Task<bool> TryStartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await store.CheckReadyAsync(cancellationToken);
            var scheduler = await factory.GetScheduler(cancellationToken);
            Volatile.Write(ref _scheduler, scheduler);
            await keeper.BringInLineAsync(scheduler, cancellationToken);
            await scheduler.Start(cancellationToken);
            Obstacle = null;
            SchedulingLog.Started(log, setup.InstanceId, setup.Schedules.Count);
            return true;
        }
#pragma warning disable CA1031 // A worker outlives whatever keeps its scheduler from starting, and says what it is.
        catch (Exception e) when (e is not OperationCanceledException)
#pragma warning restore CA1031
        {
            if (Obstacle != e.Message)
            {
                Obstacle = e.Message;
                SchedulingLog.Waiting(log, e.Message);
            }

            return false;
        }
    }
}
