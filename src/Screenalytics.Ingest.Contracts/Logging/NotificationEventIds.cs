namespace Screenalytics.Ingest.Contracts.Logging;

/// <summary>Ids of the log events that tell of notifications. Never reused.</summary>
public static class NotificationEventIds
{
    /// <summary>The webhook has received an event.</summary>
    public const int WebhookDelivered = 6000;

    /// <summary>The webhook has not received an event, which is sent again later.</summary>
    public const int WebhookPostponed = 6001;

    /// <summary>The webhook has not received an event within its time, and never will.</summary>
    public const int WebhookGivenUp = 6002;

    /// <summary>No run of a target has ended well for too long.</summary>
    public const int TargetStale = 6003;

    /// <summary>What is to be told could not be looked up; said once, until it can be again.</summary>
    public const int NotificationLookFailed = 6004;

    /// <summary>A defect kept notifications from being made; they go on.</summary>
    public const int NotificationDefect = 6005;

    /// <summary>What is to be told can be looked up again.</summary>
    public const int NotificationLooksAgain = 6006;
}
