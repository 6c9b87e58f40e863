namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of runs and their people.</summary>
internal static class RunEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            RunEventIds.PartStarted,
            nameof(RunEventIds.PartStarted),
            "Information",
            "A node has taken a part of a run up, or goes on with it.",
            ["RunId", "Part", "Target", "Attempt", "Epoch", "Node"]
        ),
        new(
            RunEventIds.TakenOver,
            nameof(RunEventIds.TakenOver),
            "Warning",
            "A part was taken over from a node that gave no sign of life.",
            ["RunId", "Part", "FromNode", "Attempt", "Epoch", "Node"]
        ),
        new(
            RunEventIds.FenceRefused,
            nameof(RunEventIds.FenceRefused),
            "Error",
            "This node was taken over from while it held a part: the fence refuses it.",
            ["RunId", "Part", "Epoch", "Node"]
        ),
        new(
            RunEventIds.PartGivenBack,
            nameof(RunEventIds.PartGivenBack),
            "Information",
            "A part was given back before its end; another node, or the next start, goes on with it.",
            ["RunId", "Part", "People"]
        ),
        new(
            RunEventIds.PartAbandoned,
            nameof(RunEventIds.PartAbandoned),
            "Error",
            "A part was left as it is, to be resumed once its lease is over.",
            ["RunId", "Part", "Reason"]
        ),
        new(
            RunEventIds.RunFinished,
            nameof(RunEventIds.RunFinished),
            null,
            "A run has ended; carries the figures of its report.",
            [
                "RunId",
                "Target",
                "Node",
                "DryRun",
                "Status",
                "Suspect",
                "People",
                "Seeded",
                "Fallback",
                "Empty",
                "Held",
                "Failed",
                "NotAttempted",
                "Images",
                "SeedCalls",
                "AllCalls",
                "Retries",
                "DurationMs",
                "Failure",
                "Detail",
            ]
        ),
        new(
            RunEventIds.RunWarning,
            nameof(RunEventIds.RunWarning),
            "Warning",
            "Something that an operator should know of a run; it stands in its report too.",
            ["RunId", "Warning"]
        ),
        new(
            RunEventIds.IntakePaused,
            nameof(RunEventIds.IntakePaused),
            "Warning",
            "The intake is paused, since the backend is out of service.",
            ["RunId"]
        ),
        new(
            RunEventIds.IntakeResumed,
            nameof(RunEventIds.IntakeResumed),
            "Information",
            "The backend answers again, and the intake goes on.",
            ["RunId"]
        ),
        new(
            RunEventIds.PartDefect,
            nameof(RunEventIds.PartDefect),
            "Error",
            "A part met a defect of the program.",
            ["RunId", "Part"]
        ),
        new(
            RunEventIds.RenewalFailed,
            nameof(RunEventIds.RenewalFailed),
            "Warning",
            "A node's signs of life could not be given.",
            ["Reason"]
        ),
        new(
            RunEventIds.ClaimFailed,
            nameof(RunEventIds.ClaimFailed),
            "Warning",
            "The cluster's work could not be looked for.",
            ["Reason"]
        ),
        new(
            RunEventIds.ClaimDefect,
            nameof(RunEventIds.ClaimDefect),
            "Error",
            "The looking for work met a defect of the program.",
            []
        ),
        new(
            RunEventIds.HeartbeatDefect,
            nameof(RunEventIds.HeartbeatDefect),
            "Error",
            "The heartbeat met a defect of the program.",
            []
        ),
        new(
            RunEventIds.RunStarted,
            nameof(RunEventIds.RunStarted),
            "Information",
            "A run has started: its first part was taken up for the first time.",
            [
                "RunId",
                "Target",
                "Node",
                "DryRun",
                "MaxImagesPerPerson",
                "Trigger",
                "Actor",
                "BackendHost",
                "DatabaseHost",
                "DatabaseName",
                "Version",
            ]
        ),
        new(
            RunEventIds.RunSuspect,
            nameof(RunEventIds.RunSuspect),
            "Warning",
            "A run's empty answers may be a sick backend's.",
            ["RunId", "Target", "Node", "EmptyAnswers", "Answers", "People"]
        ),
        new(
            RunEventIds.PersonFinished,
            nameof(RunEventIds.PersonFinished),
            "Information",
            "A person is done: the outcome and every call made. One a person.",
            [
                "RunId",
                "Target",
                "Node",
                "DryRun",
                "PersonId",
                "Outcome",
                "Source",
                "Pattern",
                "Calls",
                "Inserted",
                "AlreadyPresent",
                "Fetched",
                "Failure",
                "Detail",
            ]
        ),
        new(
            RunEventIds.PhotoCallFinished,
            nameof(RunEventIds.PhotoCallFinished),
            "Debug",
            "A call for photos has finished, its retries included.",
            [
                "RunId",
                "PersonId",
                "SeedOnly",
                "Offset",
                "Profiled",
                "Attempts",
                "Status",
                "Rows",
                "Bytes",
                "Complete",
                "DurationMs",
                "Failure",
            ]
        ),
        new(
            RunEventIds.FallbackOpened,
            nameof(RunEventIds.FallbackOpened),
            "Debug",
            "The second call was opened; carries the proof of emptiness.",
            [
                "RunId",
                "PersonId",
                "SeedOnly",
                "Offset",
                "Profiled",
                "Attempts",
                "Status",
                "Rows",
                "Bytes",
                "Complete",
                "DurationMs",
                "Failure",
            ]
        ),
        new(
            RunEventIds.FallbackRefused,
            nameof(RunEventIds.FallbackRefused),
            "Debug",
            "The first call failed, so that there is no second; carries the reason.",
            [
                "RunId",
                "PersonId",
                "SeedOnly",
                "Offset",
                "Profiled",
                "Attempts",
                "Status",
                "Rows",
                "Bytes",
                "Complete",
                "DurationMs",
                "Failure",
            ]
        ),
        new(
            RunEventIds.FallbackHeld,
            nameof(RunEventIds.FallbackHeld),
            "Debug",
            "A proven-empty answer did not open the second call, since the run is suspect.",
            [
                "RunId",
                "PersonId",
                "SeedOnly",
                "Offset",
                "Profiled",
                "Attempts",
                "Status",
                "Rows",
                "Bytes",
                "Complete",
                "DurationMs",
                "Failure",
            ]
        ),
    ];
}
