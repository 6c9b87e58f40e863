namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of the HTTP API.</summary>
internal static class ApiEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            ApiEventIds.RunAskedFor,
            nameof(ApiEventIds.RunAskedFor),
            "Information",
            "A run was asked for over HTTP.",
            ["RunId", "Target", "Actor"]
        ),
        new(
            ApiEventIds.RunAttached,
            nameof(ApiEventIds.RunAttached),
            "Information",
            "A caller was attached to a run in flight.",
            ["RunId", "Target", "Actor"]
        ),
        new(
            ApiEventIds.RunReplayed,
            nameof(ApiEventIds.RunReplayed),
            "Information",
            "A caller asked with a key that had asked for a run before.",
            ["RunId", "Target", "Actor"]
        ),
        new(
            ApiEventIds.RunRefused,
            nameof(ApiEventIds.RunRefused),
            "Information",
            "A run was refused to a caller.",
            ["Target", "Actor", "Reason"]
        ),
        new(
            ApiEventIds.RunCancelAsked,
            nameof(ApiEventIds.RunCancelAsked),
            "Information",
            "A caller asked for the end of a run.",
            ["RunId", "Actor"]
        ),
        new(
            ApiEventIds.SchedulePaused,
            nameof(ApiEventIds.SchedulePaused),
            "Information",
            "A schedule was paused.",
            ["Schedule", "Actor"]
        ),
        new(
            ApiEventIds.ScheduleResumed,
            nameof(ApiEventIds.ScheduleResumed),
            "Information",
            "A schedule was resumed.",
            ["Schedule", "Actor"]
        ),
        new(
            ApiEventIds.SecretWrong,
            nameof(ApiEventIds.SecretWrong),
            "Warning",
            "A request had no admin secret, or a wrong one.",
            ["Address"]
        ),
        new(
            ApiEventIds.SecretsLimited,
            nameof(ApiEventIds.SecretsLimited),
            "Warning",
            "An address sent too many wrong admin secrets.",
            ["Address"]
        ),
        new(
            ApiEventIds.RequestRefused,
            nameof(ApiEventIds.RequestRefused),
            "Debug",
            "A request was refused.",
            ["Status", "Detail"]
        ),
        new(
            ApiEventIds.RequestFailed,
            nameof(ApiEventIds.RequestFailed),
            "Warning",
            "A request could not be served.",
            ["Detail"]
        ),
        new(
            ApiEventIds.EventsBrokeOff,
            nameof(ApiEventIds.EventsBrokeOff),
            "Debug",
            "The stream of a run's events broke off.",
            ["RunId", "Detail"]
        ),
        new(
            ApiEventIds.LogLevelChanged,
            nameof(ApiEventIds.LogLevelChanged),
            "Warning",
            "The log's level was changed.",
            ["FormerLevel", "Level", "Until", "Actor"]
        ),
        new(
            ApiEventIds.RequestDefect,
            nameof(ApiEventIds.RequestDefect),
            "Error",
            "A request met a defect of the program.",
            ["TraceId"]
        ),
    ];
}
