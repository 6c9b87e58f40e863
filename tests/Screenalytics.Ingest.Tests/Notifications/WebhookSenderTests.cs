using Microsoft.Extensions.Logging;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Tests.Diagnostics;

namespace Screenalytics.Ingest.Tests.Notifications;

public sealed class WebhookSenderTests : IWebhookOutbox
{
    private static readonly NotificationOptions Unfit = new()
    {
        WebhookUrl = "ftp://receiver.example.test/hook?key=1",
        WebhookSecret = "secret",
    };

    private readonly List<(string Error, TimeSpan? Delay)> _failed = [];
    private WebhookEvent? _due;

    [Theory]
    [InlineData(1, NotificationEventIds.WebhookPostponed)]
    [InlineData(73, NotificationEventIds.WebhookGivenUp)]
    public async Task What_nobody_foresaw_is_a_failed_attempt_too_and_given_up_at_its_time(int hours, int told)
    {
        using var log = new RecordingLog();
        using var sender = new WebhookSender(Unfit, TimeProvider.System);
        _due = new WebhookEvent(Guid.NewGuid(), "target.broken", "season:1", "{}", 3, TimeSpan.FromHours(hours));

        await new WebhookDeliverer(this, sender, Unfit, () => 0.5, log.CreateLogger<WebhookDeliverer>()).DeliverAsync(
            default,
            default
        );

        var (error, delay) = _failed.ShouldHaveSingleItem();
        error.ShouldBe("The event could not be sent (NotSupportedException).");
        (delay is null).ShouldBe(told == NotificationEventIds.WebhookGivenUp);
        log.Events.ShouldHaveSingleItem().Id.ShouldBe(told);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task What_is_not_sent_at_all_is_marked_and_logged(int attempts)
    {
        using var log = new RecordingLog();
        using var sender = new WebhookSender(Unfit, TimeProvider.System);
        _due = new WebhookEvent(Guid.NewGuid(), "target.broken", "season:1", "{}", attempts, TimeSpan.FromDays(5));

        await new WebhookDeliverer(this, sender, Unfit, () => 0.5, log.CreateLogger<WebhookDeliverer>()).DeliverAsync(
            default,
            default
        );

        var (error, delay) = _failed.ShouldHaveSingleItem();
        delay.ShouldBeNull();
        error.Contains("Nobody began", StringComparison.Ordinal).ShouldBe(attempts == 1);
        var told = log.Of(NotificationEventIds.WebhookGivenUp).ShouldHaveSingleItem();
        told["Reason"].ShouldBe(error);
        told["Attempts"].ShouldBe(attempts == 1 ? 0 : attempts);
    }

    Task<WebhookEvent?> IWebhookOutbox.ClaimAsync(TimeSpan lease, CancellationToken cancellationToken)
    {
        var due = _due;
        _due = null;
        return Task.FromResult(due);
    }

    Task IWebhookOutbox.DeliveredAsync(Guid eventId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task IWebhookOutbox.FailedAsync(Guid eventId, string error, TimeSpan? delay, CancellationToken cancellationToken)
    {
        _failed.Add((error, delay));
        return Task.CompletedTask;
    }
}
