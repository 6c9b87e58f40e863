namespace Screenalytics.Ingest.Api.Endpoints;

/// <summary>Says that an endpoint reads where a stream of events broke off.</summary>
internal sealed record EventHeaders;
