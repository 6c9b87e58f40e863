using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Api;

/// <summary>What the API tells the log; never a secret.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(
        ApiEventIds.RunAskedFor,
        LogLevel.Information,
        "Run {RunId} of {Target} was asked for over HTTP by {Actor}",
        EventName = nameof(ApiEventIds.RunAskedFor)
    )]
    public static partial void RunStarted(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(
        ApiEventIds.RunAttached,
        LogLevel.Information,
        "Run {RunId} of {Target} is in flight; {Actor} is attached to it",
        EventName = nameof(ApiEventIds.RunAttached)
    )]
    public static partial void RunAttached(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(
        ApiEventIds.RunReplayed,
        LogLevel.Information,
        "Run {RunId} of {Target} was asked for before with the key of {Actor}",
        EventName = nameof(ApiEventIds.RunReplayed)
    )]
    public static partial void RunReplayed(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(
        ApiEventIds.RunRefused,
        LogLevel.Information,
        "A run of {Target} was refused to {Actor}: {Reason}",
        EventName = nameof(ApiEventIds.RunRefused)
    )]
    public static partial void RunRefused(this ILogger logger, string target, string actor, string reason);

    [LoggerMessage(
        ApiEventIds.RunCancelAsked,
        LogLevel.Information,
        "Run {RunId} is to end, as {Actor} asked",
        EventName = nameof(ApiEventIds.RunCancelAsked)
    )]
    public static partial void RunCancelled(this ILogger logger, Guid runId, string actor);

    [LoggerMessage(
        ApiEventIds.SchedulePaused,
        LogLevel.Information,
        "Schedule {Schedule} was paused by {Actor}",
        EventName = nameof(ApiEventIds.SchedulePaused)
    )]
    public static partial void SchedulePaused(this ILogger logger, string schedule, string actor);

    [LoggerMessage(
        ApiEventIds.ScheduleResumed,
        LogLevel.Information,
        "Schedule {Schedule} was resumed by {Actor}",
        EventName = nameof(ApiEventIds.ScheduleResumed)
    )]
    public static partial void ScheduleResumed(this ILogger logger, string schedule, string actor);

    [LoggerMessage(
        ApiEventIds.LogLevelChanged,
        LogLevel.Warning,
        "The log's level is {Level} now, after {FormerLevel}, until {Until}, as {Actor} asked",
        EventName = nameof(ApiEventIds.LogLevelChanged)
    )]
    public static partial void LogLevelChanged(
        this ILogger logger,
        string formerLevel,
        string level,
        string until,
        string actor
    );

    [LoggerMessage(
        ApiEventIds.SecretWrong,
        LogLevel.Warning,
        "A request from {Address} has no admin secret, or a wrong one",
        EventName = nameof(ApiEventIds.SecretWrong)
    )]
    public static partial void SecretWrong(this ILogger logger, string address);

    [LoggerMessage(
        ApiEventIds.SecretsLimited,
        LogLevel.Warning,
        "Too many wrong admin secrets from {Address}: more are not told until a minute is over",
        EventName = nameof(ApiEventIds.SecretsLimited)
    )]
    public static partial void SecretsLimited(this ILogger logger, string address);

    [LoggerMessage(
        ApiEventIds.RequestRefused,
        LogLevel.Debug,
        "A request was refused with status {Status}: {Detail}",
        EventName = nameof(ApiEventIds.RequestRefused)
    )]
    public static partial void RequestRefused(this ILogger logger, int status, string detail);

    [LoggerMessage(
        ApiEventIds.RequestFailed,
        LogLevel.Warning,
        "A request could not be served: {Detail}",
        EventName = nameof(ApiEventIds.RequestFailed)
    )]
    public static partial void RequestFailed(this ILogger logger, string detail);

    [LoggerMessage(
        ApiEventIds.EventsBrokeOff,
        LogLevel.Debug,
        "The events of run {RunId} break off: {Detail}",
        EventName = nameof(ApiEventIds.EventsBrokeOff)
    )]
    public static partial void EventsBrokeOff(this ILogger logger, Guid runId, string detail);

    [LoggerMessage(
        ApiEventIds.RequestDefect,
        LogLevel.Error,
        "A defect: request {TraceId} failed",
        EventName = nameof(ApiEventIds.RequestDefect)
    )]
    public static partial void Defect(this ILogger logger, Exception exception, string traceId);
}
