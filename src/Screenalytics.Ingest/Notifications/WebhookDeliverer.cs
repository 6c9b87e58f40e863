using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Notifications;

/// <summary>Tells the webhook what is due, one event after the other, each at least once.</summary>
/// <param name="outbox">What is due.</param>
/// <param name="sender">Sends it.</param>
/// <param name="options">How long a receiver may take.</param>
/// <param name="jitter">A source of randomness, 0 to 1.</param>
/// <param name="log">The log.</param>
internal sealed class WebhookDeliverer(
    IWebhookOutbox outbox,
    WebhookSender sender,
    NotificationOptions options,
    Func<double> jitter,
    ILogger<WebhookDeliverer> log
)
{
    // Nobody else takes an event whose receiver is still within its time.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(20);

    /// <summary>Tells what is due until nothing is.</summary>
    /// <param name="drain">Takes nothing more; what is being sent is sent.</param>
    /// <param name="drop">Drops what is being sent; another attempt follows.</param>
    public async Task DeliverAsync(CancellationToken drain, CancellationToken drop)
    {
        while (
            !drain.IsCancellationRequested
            && await outbox.ClaimAsync(options.WebhookTimeout + Margin, drain).ConfigureAwait(false) is { } told
        )
        {
            if (told.Attempts == 1 && told.Age > WebhookBackoff.BeginWithin)
            {
                await PassOverAsync(told, drop).ConfigureAwait(false);
            }
            else if (await sender.SendAsync(told, drop).ConfigureAwait(false) is { } error)
            {
                await PostponeAsync(told, error, drop).ConfigureAwait(false);
            }
            else
            {
                await outbox.DeliveredAsync(told.EventId, drop).ConfigureAwait(false);
                log.Delivered(told.Kind, told.Target, told.EventId, told.Attempts);
            }
        }
    }

    private async Task PassOverAsync(WebhookEvent told, CancellationToken drop)
    {
        var reason = $"Nobody began to send it within {WebhookBackoff.BeginWithin.Days} days.";
        await outbox.FailedAsync(told.EventId, reason, null, drop).ConfigureAwait(false);
        log.GivenUp(told.Kind, told.Target, told.EventId, 0, reason);
    }

    private async Task PostponeAsync(WebhookEvent told, string error, CancellationToken drop)
    {
        var delay = WebhookBackoff.After(told.Attempts, told.Age, jitter());
        await outbox.FailedAsync(told.EventId, error, delay, drop).ConfigureAwait(false);
        if (delay is { } wait)
        {
            log.Postponed(told.Kind, told.Target, told.EventId, told.Attempts, error, wait.TotalSeconds);
        }
        else
        {
            log.GivenUp(told.Kind, told.Target, told.EventId, told.Attempts, error);
        }
    }
}
