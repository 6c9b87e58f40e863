namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of schedules.</summary>
internal static class SchedulingEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            SchedulingEventIds.SchedulerStarted,
            nameof(SchedulingEventIds.SchedulerStarted),
            "Information",
            "A worker's scheduler is at work.",
            ["Instance", "Schedules"]
        ),
        new(
            SchedulingEventIds.SchedulerWaiting,
            nameof(SchedulingEventIds.SchedulerWaiting),
            "Warning",
            "The scheduler waits for something.",
            ["Reason"]
        ),
        new(
            SchedulingEventIds.SchedulerStopped,
            nameof(SchedulingEventIds.SchedulerStopped),
            "Information",
            "The scheduler has stopped.",
            []
        ),
        new(
            SchedulingEventIds.SchedulerStoppedBadly,
            nameof(SchedulingEventIds.SchedulerStoppedBadly),
            "Warning",
            "The scheduler did not stop in order.",
            ["Reason"]
        ),
        new(
            SchedulingEventIds.ScheduleAdded,
            nameof(SchedulingEventIds.ScheduleAdded),
            "Information",
            "A schedule is new.",
            ["Schedule", "Next"]
        ),
        new(
            SchedulingEventIds.ScheduleChanged,
            nameof(SchedulingEventIds.ScheduleChanged),
            "Information",
            "A schedule has changed.",
            ["Schedule", "Next"]
        ),
        new(
            SchedulingEventIds.ScheduleRemoved,
            nameof(SchedulingEventIds.ScheduleRemoved),
            "Information",
            "A schedule is not configured any more.",
            ["Schedule"]
        ),
        new(
            SchedulingEventIds.ScheduleFired,
            nameof(SchedulingEventIds.ScheduleFired),
            "Information",
            "A schedule came due, and its run is queued.",
            ["Schedule", "Due", "Late", "RunId"]
        ),
        new(
            SchedulingEventIds.ScheduleRefused,
            nameof(SchedulingEventIds.ScheduleRefused),
            "Error",
            "A schedule came due and could not start a run.",
            ["Schedule", "Due", "Reason"]
        ),
        new(
            SchedulingEventIds.ScheduleHeldUp,
            nameof(SchedulingEventIds.ScheduleHeldUp),
            "Warning",
            "A schedule came due and cannot ask for its run yet.",
            ["Schedule", "Attempt", "Seconds"]
        ),
        new(
            SchedulingEventIds.ScheduleUnreadable,
            nameof(SchedulingEventIds.ScheduleUnreadable),
            "Error",
            "A schedule came due with a definition of another version.",
            ["Schedule"]
        ),
        new(
            SchedulingEventIds.ScheduleSkipped,
            nameof(SchedulingEventIds.ScheduleSkipped),
            "Information",
            "A schedule came due and was skipped, since a run of its target is in flight.",
            ["Schedule", "Due", "Late", "RunId"]
        ),
        new(
            SchedulingEventIds.SchedulePausedFired,
            nameof(SchedulingEventIds.SchedulePausedFired),
            "Information",
            "A schedule came due and starts nothing, since it is paused.",
            ["Schedule", "Due", "Late"]
        ),
        new(
            SchedulingEventIds.ScheduleAnswered,
            nameof(SchedulingEventIds.ScheduleAnswered),
            "Information",
            "A schedule came due and was answered otherwise.",
            ["Schedule", "Due", "Late", "Outcome", "RunId"]
        ),
        new(
            SchedulingEventIds.RunsPurged,
            nameof(SchedulingEventIds.RunsPurged),
            "Information",
            "What was past its retention was purged.",
            ["Runs", "Fires"]
        ),
    ];
}
