using System.Globalization;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>Where one signal is exported to, by OpenTelemetry's environment variables.</summary>
/// <param name="Endpoint">The collector, or the signal's own path at it.</param>
/// <param name="IsOwn">Whether the endpoint is the signal's own, which is used as it stands over HTTP.</param>
/// <param name="IsGrpc">Whether it speaks gRPC; else protobuf over HTTP.</param>
/// <param name="Headers">Headers as <c>name=value,...</c>; a secret. Null for none.</param>
/// <param name="Timeout">How long an export may take; null for the SDK's default.</param>
internal sealed record OtlpSignal(Uri Endpoint, bool IsOwn, bool IsGrpc, string? Headers, TimeSpan? Timeout)
{
    /// <summary>The collector's host and port, fit for a message.</summary>
    public string Host => Endpoint.Authority;

    // A record would show the headers.
    /// <inheritdoc/>
    public override string ToString() => Host;

    /// <summary>Reads a signal's settings.</summary>
    /// <param name="signal"><c>METRICS</c> or <c>TRACES</c>.</param>
    /// <param name="read">Reads an environment variable.</param>
    /// <param name="warn">Takes what is wrong with them; the signal is off then.</param>
    /// <returns>The settings, or null when the signal is off.</returns>
    public static OtlpSignal? Read(string signal, Func<string, string?> read, Action<string> warn)
    {
        string? Value(string name) => read(name)?.Trim() is { Length: > 0 } value ? value : null;
        var exporter = Value($"OTEL_{signal}_EXPORTER");
        if (exporter == "none")
        {
            return null;
        }

        var own = Value($"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT");
        var name = own is null ? "OTEL_EXPORTER_OTLP_ENDPOINT" : $"OTEL_EXPORTER_OTLP_{signal}_ENDPOINT";
        if ((own ?? Value(name)) is not { } text)
        {
            return null;
        }

        string Off(string why) => $"{why} {signal.ToLowerInvariant()} are not exported.";
        if (exporter is not (null or "otlp"))
        {
            warn(Off($"OTEL_{signal}_EXPORTER is '{exporter}', and only 'otlp' and 'none' are known:"));
            return null;
        }

        if (!Uri.TryCreate(text, UriKind.Absolute, out var endpoint) || endpoint.Scheme is not ("http" or "https"))
        {
            warn(Off($"{name} is no http or https URL such as http://localhost:4317:"));
            return null;
        }

        var protocol = Value($"OTEL_EXPORTER_OTLP_{signal}_PROTOCOL") ?? Value("OTEL_EXPORTER_OTLP_PROTOCOL") ?? "grpc";
        if (protocol is not ("grpc" or "http/protobuf"))
        {
            warn(Off($"OTEL_EXPORTER_OTLP_PROTOCOL is '{protocol}', and only 'grpc' and 'http/protobuf' are known:"));
            return null;
        }

        var headers = Value($"OTEL_EXPORTER_OTLP_{signal}_HEADERS") ?? Value("OTEL_EXPORTER_OTLP_HEADERS");
        var timeout = Value($"OTEL_EXPORTER_OTLP_{signal}_TIMEOUT") ?? Value("OTEL_EXPORTER_OTLP_TIMEOUT");
        return new OtlpSignal(endpoint, own is not null, protocol == "grpc", headers, MillisecondsOf(timeout));
    }

    private static TimeSpan? MillisecondsOf(string? text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var value) && value > 0
            ? TimeSpan.FromMilliseconds(value)
            : null;
}
