namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>What is exported, by OpenTelemetry's environment variables; without an endpoint nothing is.</summary>
/// <param name="Metrics">Where metrics go, or null.</param>
/// <param name="Traces">Where traces go, or null.</param>
/// <param name="Warnings">What is wrong with the variables; no secret stands in it.</param>
internal sealed record TelemetrySettings(OtlpSignal? Metrics, OtlpSignal? Traces, IReadOnlyList<string> Warnings)
{
    private static readonly string[] HeaderVariables =
    [
        "OTEL_EXPORTER_OTLP_HEADERS",
        "OTEL_EXPORTER_OTLP_METRICS_HEADERS",
        "OTEL_EXPORTER_OTLP_TRACES_HEADERS",
    ];

    /// <summary>Whether anything is exported.</summary>
    public bool IsOn => Metrics is not null || Traces is not null;

    /// <summary>The values of the headers that the variables name: a collector's keys.</summary>
    /// <param name="read">Reads an environment variable.</param>
    public static IEnumerable<string> SecretsOf(Func<string, string?> read) =>
        HeaderVariables
            .Select(read)
            .OfType<string>()
            .SelectMany(headers => headers.Split(','))
            .Select(header => header[(header.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim())
            .SelectMany(value => new[] { value, Uri.UnescapeDataString(value) });

    /// <summary>Reads them.</summary>
    /// <param name="read">Reads an environment variable.</param>
    public static TelemetrySettings Read(Func<string, string?> read)
    {
        if (string.Equals(read("OTEL_SDK_DISABLED")?.Trim(), "true", StringComparison.OrdinalIgnoreCase))
        {
            return new TelemetrySettings(null, null, []);
        }

        List<string> warnings = [];
        var metrics = OtlpSignal.Read("METRICS", read, warnings.Add);
        var traces = OtlpSignal.Read("TRACES", read, warnings.Add);
        return new TelemetrySettings(metrics, traces, warnings);
    }
}
