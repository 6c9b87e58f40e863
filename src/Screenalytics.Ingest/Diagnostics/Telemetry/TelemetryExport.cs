using System.Runtime.CompilerServices;

namespace Screenalytics.Ingest.Diagnostics.Telemetry;

/// <summary>The export of metrics and traces, as long as a command runs. Without an endpoint there is none.</summary>
internal sealed class TelemetryExport : IAsyncDisposable
{
    // A collector that does not answer must not hold a command up.
    private static readonly TimeSpan FlushPatience = TimeSpan.FromSeconds(3);

    private readonly OtlpProviders _providers;
    private readonly string _collector;
    private readonly Action<string> _warn;
    private readonly TimeProvider _time;

    private TelemetryExport(OtlpProviders providers, string collector, Action<string> warn, TimeProvider time) =>
        (_providers, _collector, _warn, _time) = (providers, collector, warn, time);

    /// <summary>Begins, when OpenTelemetry's environment variables ask for it.</summary>
    /// <param name="service">Who exports.</param>
    /// <param name="warn">Takes what an operator should know, a line each.</param>
    /// <param name="time">The clock.</param>
    /// <returns>The export, or null when it is off.</returns>
    public static TelemetryExport? Start(ServiceIdentity service, Action<string> warn, TimeProvider time)
    {
        var settings = TelemetrySettings.Read(Environment.GetEnvironmentVariable);
        foreach (var warning in settings.Warnings)
        {
            warn(warning);
        }

        try
        {
            return settings.IsOn ? Begin(settings, service, warn, time) : null;
        }
#pragma warning disable CA1031 // Whatever the SDK makes of the environment: nobody's run fails for its telemetry.
        catch (Exception e)
#pragma warning restore CA1031
        {
            warn($"Telemetry is off, since one of OpenTelemetry's variables can't be used: {e.Message}");
            return null;
        }
    }

    /// <summary>Exports what is left, within seconds; a collector that can't be reached costs one warning.</summary>
    public async ValueTask DisposeAsync()
    {
        var ending = Task.Run(() => _providers.End(FlushPatience));
        try
        {
            if (await ending.WaitAsync(FlushPatience, _time))
            {
                return;
            }
        }
        catch (TimeoutException)
        {
            // What is left of it ends with the process.
        }

        _warn($"Telemetry could not be delivered to {_collector} (OTEL_EXPORTER_OTLP_ENDPOINT).");
    }

    // Apart, so that a command without telemetry never loads OpenTelemetry's assemblies.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryExport Begin(
        TelemetrySettings settings,
        ServiceIdentity service,
        Action<string> warn,
        TimeProvider time
    ) => new(OtlpProviders.Start(settings, service), (settings.Metrics ?? settings.Traces)!.Host, warn, time);
}
