namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>A metric as it was received.</summary>
internal sealed record OtlpMetric(string Scope, string Name, string Unit, string Description, OtlpMetricKind Kind)
{
    /// <summary>Its points, as they were received last.</summary>
    public required IReadOnlyList<OtlpPoint> Points { get; init; }
}
