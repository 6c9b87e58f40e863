using OpenTelemetry;
using OpenTelemetry.Exporter;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Screenalytics.Ingest.Contracts.Telemetry;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>OpenTelemetry's providers: the only type, with its helpers, that touches the SDK.</summary>
internal sealed class OtlpProviders
{
    private readonly MeterProvider? _metrics;
    private readonly TracerProvider? _traces;
    private readonly IDisposable? _exceptions;

    private OtlpProviders(MeterProvider? metrics, TracerProvider? traces, IDisposable? exceptions) =>
        (_metrics, _traces, _exceptions) = (metrics, traces, exceptions);

    /// <summary>Starts them.</summary>
    public static OtlpProviders Start(TelemetrySettings settings, ServiceIdentity service)
    {
        // What the environment says of the service goes before what we say.
        var resource = ResourceBuilder
            .CreateEmpty()
            .AddService(TelemetryNames.Service, serviceVersion: service.Version, serviceInstanceId: service.Node)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
        return new OtlpProviders(
            settings.Metrics is { } metrics ? StartMetrics(metrics, resource) : null,
            settings.Traces is { } traces ? StartTraces(traces, resource, service) : null,
            settings.Traces is null ? null : ExceptionTidier.Start(service.Redact)
        );
    }

    /// <summary>Exports what is left, and ends.</summary>
    /// <returns>Whether all of it went out.</returns>
    public bool End(TimeSpan patience)
    {
        var milliseconds = (int)patience.TotalMilliseconds;
        var traces = Task.Run(() => _traces?.Shutdown(milliseconds) ?? true);
        var metrics = _metrics?.ForceFlush(milliseconds) ?? true;
        _metrics?.Dispose();
        _exceptions?.Dispose();
        return metrics && traces.GetAwaiter().GetResult();
    }

    private static MeterProvider StartMetrics(OtlpSignal signal, ResourceBuilder resource) =>
        Sdk.CreateMeterProviderBuilder()
            .SetResourceBuilder(resource)
            .AddMeter(TelemetryNames.Source)
            .AddMeter(FrameworkSources.Meters)
            .AddOtlpExporter(options => Apply(signal, options))
            .Build();

    private static TracerProvider StartTraces(OtlpSignal signal, ResourceBuilder resource, ServiceIdentity service)
    {
        // Else its spans of requests have no attributes.
        AppContext.SetSwitch("Microsoft.AspNetCore.Hosting.SuppressActivityOpenTelemetryData", false);
        return Sdk.CreateTracerProviderBuilder()
            .SetResourceBuilder(resource)
            .SetSampler(new IngestSampler(StandardSampler.Of(Environment.GetEnvironmentVariable)))
            .AddSource(TelemetryNames.Source)
            .AddSource(FrameworkSources.Activities)
            .AddProcessor(new SpanTidier(service.Redact))
            .AddOtlpExporter(options => Apply(signal, options))
            .Build();
    }

    private static void Apply(OtlpSignal signal, OtlpExporterOptions options)
    {
        // The shared endpoint is the SDK's to read, which adds the signal's path to it.
        options.Protocol = signal.IsGrpc ? OtlpExportProtocol.Grpc : OtlpExportProtocol.HttpProtobuf;
        if (signal.IsOwn)
        {
            options.Endpoint = signal.Endpoint;
        }

        options.Headers = signal.Headers ?? options.Headers;
        if (signal.Timeout is { } timeout)
        {
            options.TimeoutMilliseconds = (int)timeout.TotalMilliseconds;
        }
    }
}
