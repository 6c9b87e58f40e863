namespace Screenalytics.Ingest.Api;

/// <summary>What the API tells the log; never a secret.</summary>
internal static partial class ApiLog
{
    [LoggerMessage(3000, LogLevel.Information, "Run {RunId} of {Target} was asked for over HTTP by {Actor}")]
    public static partial void RunStarted(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(3001, LogLevel.Information, "Run {RunId} of {Target} is in flight; {Actor} is attached to it")]
    public static partial void RunAttached(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(3002, LogLevel.Information, "Run {RunId} of {Target} was asked for before with the key of {Actor}")]
    public static partial void RunReplayed(this ILogger logger, Guid runId, string target, string actor);

    [LoggerMessage(3003, LogLevel.Information, "A run of {Target} was refused to {Actor}: {Reason}")]
    public static partial void RunRefused(this ILogger logger, string target, string actor, string reason);

    [LoggerMessage(3004, LogLevel.Information, "Run {RunId} is to end, as {Actor} asked")]
    public static partial void RunCancelled(this ILogger logger, Guid runId, string actor);

    [LoggerMessage(3005, LogLevel.Information, "Schedule {Schedule} was paused by {Actor}")]
    public static partial void SchedulePaused(this ILogger logger, string schedule, string actor);

    [LoggerMessage(3006, LogLevel.Information, "Schedule {Schedule} was resumed by {Actor}")]
    public static partial void ScheduleResumed(this ILogger logger, string schedule, string actor);

    [LoggerMessage(3010, LogLevel.Warning, "A request from {Address} has no admin secret, or a wrong one")]
    public static partial void SecretWrong(this ILogger logger, string address);

    [LoggerMessage(
        3011,
        LogLevel.Warning,
        "Too many wrong admin secrets from {Address}: more are not told until a minute is over"
    )]
    public static partial void SecretsLimited(this ILogger logger, string address);

    [LoggerMessage(3012, LogLevel.Debug, "A request was refused with status {Status}: {Detail}")]
    public static partial void RequestRefused(this ILogger logger, int status, string detail);

    [LoggerMessage(3013, LogLevel.Warning, "A request could not be served: {Detail}")]
    public static partial void RequestFailed(this ILogger logger, string detail);

    [LoggerMessage(3014, LogLevel.Debug, "The events of run {RunId} break off: {Detail}")]
    public static partial void EventsBrokeOff(this ILogger logger, Guid runId, string detail);

    [LoggerMessage(3099, LogLevel.Error, "A defect: request {TraceId} failed")]
    public static partial void Defect(this ILogger logger, Exception exception, string traceId);
}
