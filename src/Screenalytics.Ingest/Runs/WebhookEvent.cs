namespace Screenalytics.Ingest.Runs;

/// <summary>An event to be told by webhook.</summary>
/// <param name="EventId">Its id, the same at every attempt.</param>
/// <param name="Kind">What happened, such as <c>target.broken</c>.</param>
/// <param name="Target">The target's key.</param>
/// <param name="Body">The body, the same at every attempt.</param>
/// <param name="Attempts">How often it was tried, this time included.</param>
/// <param name="Age">How long ago it happened.</param>
internal sealed record WebhookEvent(Guid EventId, string Kind, string Target, string Body, int Attempts, TimeSpan Age);
