using Screenalytics.Ingest.Contracts.Logging;

namespace Screenalytics.Ingest.Notifications;

/// <summary>What is said of telling others.</summary>
internal static partial class NotificationLog
{
    [LoggerMessage(
        NotificationEventIds.WebhookDelivered,
        LogLevel.Information,
        "Told the webhook of {Kind}: {Target} (event {WebhookEventId}, attempt {Attempts})",
        EventName = nameof(NotificationEventIds.WebhookDelivered)
    )]
    public static partial void Delivered(
        this ILogger log,
        string kind,
        string target,
        Guid webhookEventId,
        int attempts
    );

    [LoggerMessage(
        NotificationEventIds.WebhookPostponed,
        LogLevel.Warning,
        "The webhook was not told of {Kind}: {Target} (event {WebhookEventId}, attempt {Attempts}): {Reason} Again in {Seconds:0} s.",
        EventName = nameof(NotificationEventIds.WebhookPostponed)
    )]
    public static partial void Postponed(
        this ILogger log,
        string kind,
        string target,
        Guid webhookEventId,
        int attempts,
        string reason,
        double seconds
    );

    [LoggerMessage(
        NotificationEventIds.WebhookGivenUp,
        LogLevel.Error,
        "The webhook will never be told of {Kind}: {Target} (event {WebhookEventId}): given up after {Attempts} attempts. {Reason}",
        EventName = nameof(NotificationEventIds.WebhookGivenUp)
    )]
    public static partial void GivenUp(
        this ILogger log,
        string kind,
        string target,
        Guid webhookEventId,
        int attempts,
        string reason
    );

    [LoggerMessage(
        NotificationEventIds.TargetStale,
        LogLevel.Warning,
        "{Target} has grown stale: no run of it ended well for {StaleAfter}",
        EventName = nameof(NotificationEventIds.TargetStale)
    )]
    public static partial void Stale(this ILogger log, string target, TimeSpan staleAfter);

    [LoggerMessage(
        NotificationEventIds.NotificationLookFailed,
        LogLevel.Warning,
        "What is to be told could not be looked up: {Reason}",
        EventName = nameof(NotificationEventIds.NotificationLookFailed)
    )]
    public static partial void LookFailed(this ILogger log, string reason);

    [LoggerMessage(
        NotificationEventIds.NotificationLooksAgain,
        LogLevel.Information,
        "What is to be told can be looked up again",
        EventName = nameof(NotificationEventIds.NotificationLooksAgain)
    )]
    public static partial void LooksAgain(this ILogger log);

    [LoggerMessage(
        NotificationEventIds.NotificationDefect,
        LogLevel.Error,
        "A defect kept notifications from being made; they go on.",
        EventName = nameof(NotificationEventIds.NotificationDefect)
    )]
    public static partial void Defect(this ILogger log, Exception defect);
}
