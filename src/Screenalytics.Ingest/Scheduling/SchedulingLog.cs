using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>What Scheduling says: events 2000 to 2999.</summary>
internal static partial class SchedulingLog
{
    [LoggerMessage(2000, LogLevel.Information, "The scheduler is at work as {Instance}, schedules: {Schedules}.")]
    public static partial void Started(ILogger log, string instance, int schedules);

    [LoggerMessage(2001, LogLevel.Warning, "The scheduler waits: {Reason}")]
    public static partial void Waiting(ILogger log, string reason);

    [LoggerMessage(2002, LogLevel.Information, "The scheduler has stopped.")]
    public static partial void Stopped(ILogger log);

    [LoggerMessage(2003, LogLevel.Warning, "The scheduler did not stop in order: {Reason}")]
    public static partial void StoppedBadly(ILogger log, string reason);

    [LoggerMessage(2010, LogLevel.Information, "Schedule {Schedule} is new; it comes due next at {Next:u}.")]
    public static partial void Added(ILogger log, string schedule, DateTimeOffset next);

    [LoggerMessage(2011, LogLevel.Information, "Schedule {Schedule} has changed; it comes due next at {Next:u}.")]
    public static partial void Changed(ILogger log, string schedule, DateTimeOffset? next);

    [LoggerMessage(2012, LogLevel.Information, "Schedule {Schedule} is not configured any more and was removed.")]
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
        2020,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: run {RunId} is queued."
    )]
    private static partial void RunStarted(ILogger log, string schedule, DateTimeOffset due, string late, Guid runId);

    [LoggerMessage(
        2024,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: skipped, since run {RunId} is in flight."
    )]
    private static partial void RunSkipped(ILogger log, string schedule, DateTimeOffset due, string late, Guid runId);

    [LoggerMessage(
        2025,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: it is paused, nothing is started."
    )]
    private static partial void IsPaused(ILogger log, string schedule, DateTimeOffset due, string late);

    [LoggerMessage(
        2026,
        LogLevel.Information,
        "Schedule {Schedule} came due for {Due:u}{Late}: {Outcome}, run {RunId}."
    )]
    private static partial void OtherwiseFired(
        ILogger log,
        string schedule,
        DateTimeOffset due,
        string late,
        AdmissionKind outcome,
        Guid runId
    );

    [LoggerMessage(2021, LogLevel.Error, "Schedule {Schedule} came due for {Due:u} and starts no run: {Reason}")]
    public static partial void Refused(ILogger log, string schedule, DateTimeOffset due, string? reason);

    [LoggerMessage(
        2022,
        LogLevel.Warning,
        "Schedule {Schedule} came due and can't ask for its run (attempt {Attempt}); again in {Seconds} s."
    )]
    public static partial void FireHeldUp(
        ILogger log,
        string schedule,
        int attempt,
        double seconds,
        Exception exception
    );

    [LoggerMessage(
        2023,
        LogLevel.Error,
        "Schedule {Schedule} came due, but its definition is of another version of the program; a worker's start mends it."
    )]
    public static partial void DefinitionUnreadable(ILogger log, string schedule, Exception exception);

    [LoggerMessage(
        2030,
        LogLevel.Information,
        "Purged what was past its retention: {Runs} runs, {Fires} records of schedules that came due."
    )]
    public static partial void Purged(ILogger log, int runs, int fires);
}
