namespace Screenalytics.Ingest.Contracts.Runs;

/// <summary>The run that a request has to do with, and where to watch it.</summary>
/// <param name="RunId">The run.</param>
/// <param name="StatusUrl">The path of its state.</param>
/// <param name="EventsUrl">The path of its events.</param>
/// <param name="Attached">Whether it was in flight already for the same target and parameters.</param>
/// <param name="Replayed">Whether the same Idempotency-Key had asked for it before.</param>
public sealed record RunTicket(Guid RunId, string StatusUrl, string EventsUrl, bool Attached, bool Replayed);
