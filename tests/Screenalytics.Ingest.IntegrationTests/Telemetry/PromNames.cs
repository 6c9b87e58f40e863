namespace Screenalytics.Ingest.IntegrationTests.Telemetry;

/// <summary>The names that an OTLP pipeline to Prometheus gives: dots to underscores, the unit's and the kind's suffix.</summary>
internal static class PromNames
{
    /// <summary>All series names of a metric.</summary>
    public static IEnumerable<string> Of(OtlpMetric metric)
    {
        var name = LabelOf(metric.Name);
        var unit = metric.Unit switch
        {
            "s" => "seconds",
            "By" => "bytes",
            "1" when metric.Kind == OtlpMetricKind.Gauge => "ratio",
            _ => "",
        };
        name = unit.Length > 0 && !name.EndsWith(unit, StringComparison.Ordinal) ? $"{name}_{unit}" : name;
        return metric.Kind switch
        {
            OtlpMetricKind.Counter => [$"{name}_total"],
            OtlpMetricKind.Histogram => [$"{name}_bucket", $"{name}_sum", $"{name}_count"],
            _ => [name],
        };
    }

    /// <summary>The label of an attribute.</summary>
    public static string LabelOf(string attribute) => attribute.Replace('.', '_');
}
