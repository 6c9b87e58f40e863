using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>What Scheduling says: events 2000 to 2999.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(
        SchedulingEventIds.SchedulerStarted,
        LogLevel.Information,
        "The scheduler is at work as {Instance}, schedules: {Schedules}.",
        EventName = nameof(SchedulingEventIds.SchedulerStarted)
    )]
    public static partial void Started(ILogger log, string instance, int schedules);

    [LoggerMessage(
        SchedulingEventIds.SchedulerWaiting,
        LogLevel.Warning,
        "The scheduler waits: {Reason}",
        EventName = nameof(SchedulingEventIds.SchedulerWaiting)
    )]
    public static partial void Waiting(ILogger log, string reason);

    [LoggerMessage(
        SchedulingEventIds.SchedulerStopped,
        LogLevel.Information,
        "The scheduler has stopped.",
        EventName = nameof(SchedulingEventIds.SchedulerStopped)
    )]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(
        SchedulingEventIds.SchedulerStoppedBadly,
        LogLevel.Warning,
        "The scheduler did not stop in order: {Reason}",
        EventName = nameof(SchedulingEventIds.SchedulerStoppedBadly)
    )]
    public static partial void StoppedBadly(ILogger log, string reason);

    [LoggerMessage(
        SchedulingEventIds.ScheduleAdded,
        LogLevel.Information,
        "Schedule {Schedule} is new; it comes due next at {Next:u}.",
        EventName = nameof(SchedulingEventIds.ScheduleAdded)
    )]
    public static partial void Added(ILogger log, string schedule, DateTimeOffset next);

    [LoggerMessage(
        SchedulingEventIds.ScheduleChanged,
        LogLevel.Information,
        "Schedule {Schedule} has changed; it comes due next at {Next:u}.",
        EventName = nameof(SchedulingEventIds.ScheduleChanged)
    )]
    public static partial void Changed(ILogger log, string schedule, DateTimeOffset? next);

    [LoggerMessage(
        SchedulingEventIds.ScheduleRemoved,
        LogLevel.Information,
        "Schedule {Schedule} is not configured any more and was removed.",
        EventName = nameof(SchedulingEventIds.ScheduleRemoved)
    )]
    public static partial void Removed(ILogger log, string schedule);

    /// <summary>A schedule came due, and its run was asked for.</summary>
    public static void Fired(ILogger log, string schedule, DateTimeOffset due, bool late, Admission admission)
    {
        var lateness = late ? ", late" : "";
        switch (admission.Kind)
        {
            case AdmissionKind.Started:
                RunStarted(log, schedule, due, lateness, admission.RunId);
                break;
            case AdmissionKind.Paused:
                IsPaused(log, schedule, due, lateness);
                break;
            case AdmissionKind.Skipped:
                RunSkipped(log, schedule, due, lateness, admission.RunId);
                break;
            default:
                OtherwiseFired(log, schedule, due, lateness, admission.Kind, admission.RunId);
                break;
        }
    }

    [LoggerMessage(
        SchedulingEventIds.ScheduleFired,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: run {RunId} is queued.",
        EventName = nameof(SchedulingEventIds.ScheduleFired)
    )]
    private static partial void RunStarted(ILogger log, string schedule, DateTimeOffset due, string late, Guid runId);

    [LoggerMessage(
        SchedulingEventIds.ScheduleSkipped,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: skipped, since run {RunId} is in flight.",
        EventName = nameof(SchedulingEventIds.ScheduleSkipped)
    )]
    private static partial void RunSkipped(ILogger log, string schedule, DateTimeOffset due, string late, Guid runId);

    [LoggerMessage(
        SchedulingEventIds.SchedulePausedFired,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: it is paused, nothing is started.",
        EventName = nameof(SchedulingEventIds.SchedulePausedFired)
    )]
    private static partial void IsPaused(ILogger log, string schedule, DateTimeOffset due, string late);

    [LoggerMessage(
        SchedulingEventIds.ScheduleAnswered,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: {Outcome}, run {RunId}.",
        EventName = nameof(SchedulingEventIds.ScheduleAnswered)
    )]
    private static partial void OtherwiseFired(
        ILogger log,
        string schedule,
        DateTimeOffset due,
        string late,
        AdmissionKind outcome,
        Guid runId
    );

    [LoggerMessage(
        SchedulingEventIds.ScheduleRefused,
        LogLevel.Error,
        "Schedule {Schedule} came due for {Due:u} and starts no run: {Reason}",
        EventName = nameof(SchedulingEventIds.ScheduleRefused)
    )]
    public static partial void Refused(ILogger log, string schedule, DateTimeOffset due, string? reason);

    [LoggerMessage(
        SchedulingEventIds.ScheduleHeldUp,
        LogLevel.Warning,
        "Schedule {Schedule} came due and can't ask for its run (attempt {Attempt}); again in {Seconds} s.",
        EventName = nameof(SchedulingEventIds.ScheduleHeldUp)
    )]
    public static partial void FireHeldUp(
        ILogger log,
        string schedule,
        int attempt,
        double seconds,
        Exception exception
    );

    [LoggerMessage(
        SchedulingEventIds.ScheduleUnreadable,
        LogLevel.Error,
        "Schedule {Schedule} came due, but its definition is of another version of the program; a worker's start mends it.",
        EventName = nameof(SchedulingEventIds.ScheduleUnreadable)
    )]
    public static partial void DefinitionUnreadable(ILogger log, string schedule, Exception exception);

    [LoggerMessage(
        SchedulingEventIds.RunsPurged,
        LogLevel.Information,
        "Purged what was past its retention: {Runs} runs, {Fires} records of schedules that came due.",
        EventName = nameof(SchedulingEventIds.RunsPurged)
    )]
    public static partial void Purged(ILogger log, int runs, int fires);
}
