namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of schedules. Never reused.</summary>
public static class SchedulingEventIds
{
    /// <summary>A worker's scheduler is at work.</summary>
    public const int SchedulerStarted = 2000;

    /// <summary>The scheduler waits for something.</summary>
    public const int SchedulerWaiting = 2001;

    /// <summary>The scheduler has stopped.</summary>
    public const int SchedulerStopped = 2002;

    /// <summary>The scheduler did not stop in order.</summary>
    public const int SchedulerStoppedBadly = 2003;

    /// <summary>A schedule is new.</summary>
    public const int ScheduleAdded = 2010;

    /// <summary>A schedule has changed.</summary>
    public const int ScheduleChanged = 2011;

    /// <summary>A schedule is not configured any more.</summary>
    public const int ScheduleRemoved = 2012;

    /// <summary>A schedule came due, and its run is queued.</summary>
    public const int ScheduleFired = 2020;

    /// <summary>A schedule came due and could not start a run.</summary>
    public const int ScheduleRefused = 2021;

    /// <summary>A schedule came due and cannot ask for its run yet.</summary>
    public const int ScheduleHeldUp = 2022;

    /// <summary>A schedule came due with a definition of another version.</summary>
    public const int ScheduleUnreadable = 2023;

    /// <summary>A schedule came due and was skipped, since a run of its target is in flight.</summary>
    public const int ScheduleSkipped = 2024;

    /// <summary>A schedule came due and starts nothing, since it is paused.</summary>
    public const int SchedulePausedFired = 2025;

    /// <summary>A schedule came due and was answered otherwise.</summary>
    public const int ScheduleAnswered = 2026;

    /// <summary>What was past its retention was purged.</summary>
    public const int RunsPurged = 2030;
}
