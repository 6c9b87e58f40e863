namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>What a metric is on the wire.</summary>
internal enum OtlpMetricKind
{
    Gauge,
    Counter,
    UpDownCounter,
    Histogram,
}
