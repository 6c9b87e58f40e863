namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>Says that an endpoint reads the headers that tell of the caller.</summary>
/// <param name="WithKey">Whether the Idempotency-Key is one of them.</param>
internal sealed record CallerHeaders(bool WithKey);
