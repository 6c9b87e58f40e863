namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>The catalogue's events of notifications.</summary>
internal static class NotificationEvents
{
    public static readonly IReadOnlyList<LogEventInfo> All =
    [
        new(
            NotificationEventIds.WebhookDelivered,
            nameof(NotificationEventIds.WebhookDelivered),
            "Information",
            "The webhook has received an event.",
            ["Kind", "Target", "WebhookEventId", "Attempts"]
        ),
        new(
            NotificationEventIds.WebhookPostponed,
            nameof(NotificationEventIds.WebhookPostponed),
            "Warning",
            "The webhook has not received an event, which is sent again later.",
            ["Kind", "Target", "WebhookEventId", "Attempts", "Reason", "Seconds"]
        ),
        new(
            NotificationEventIds.WebhookGivenUp,
            nameof(NotificationEventIds.WebhookGivenUp),
            "Error",
            "The webhook has not received an event within its time, and never will.",
            ["Kind", "Target", "WebhookEventId", "Attempts", "Reason"]
        ),
        new(
            NotificationEventIds.TargetStale,
            nameof(NotificationEventIds.TargetStale),
            "Warning",
            "No run of a target has ended well for too long.",
            ["Target", "StaleAfter"]
        ),
        new(
            NotificationEventIds.NotificationLookFailed,
            nameof(NotificationEventIds.NotificationLookFailed),
            "Warning",
            "What is to be told could not be looked up; said once, until it can be again.",
            ["Reason"]
        ),
        new(
            NotificationEventIds.NotificationDefect,
            nameof(NotificationEventIds.NotificationDefect),
            "Error",
            "A defect kept notifications from being made; they go on.",
            []
        ),
        new(
            NotificationEventIds.NotificationLooksAgain,
            nameof(NotificationEventIds.NotificationLooksAgain),
            "Information",
            "What is to be told can be looked up again.",
            []
        ),
    ];
}
