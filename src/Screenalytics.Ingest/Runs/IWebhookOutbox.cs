namespace Screenalytics.Ingest.Runs;

/// <summary>Events that wait to be told by webhook; each was recorded in the transaction that it tells of.</summary>
internal interface IWebhookOutbox
{
    /// <summary>
    /// Takes the oldest event that is due and has no older one of its target before it; it is another's to take once the
    /// lease is over. However old it is, it ends by being received or by having failed.
    /// </summary>
    /// <param name="lease">How long nobody else takes it.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>The event, or null when none is due.</returns>
    Task<WebhookEvent?> ClaimAsync(TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>Records that it was received.</summary>
    Task DeliveredAsync(Guid eventId, CancellationToken cancellationToken);

    /// <summary>Records that it was not, and is to be tried again; never when the delay is null.</summary>
    Task FailedAsync(Guid eventId, string error, TimeSpan? delay, CancellationToken cancellationToken);
}
