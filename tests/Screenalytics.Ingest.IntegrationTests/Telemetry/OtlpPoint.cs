namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>A point of a metric: its attributes, and its value (a histogram's sum) with its count.</summary>
internal sealed record OtlpPoint(IReadOnlyDictionary<string, string> Attributes, double Value, long Count);
