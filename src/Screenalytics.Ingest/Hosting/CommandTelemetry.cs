using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Diagnostics.Telemetry;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting;

/// <summary>The telemetry of a process that syncs, from its start to the last export.</summary>
internal sealed class CommandTelemetry : IAsyncDisposable
{
    private readonly TelemetryExport? _export;
    private readonly List<IDisposable> _gauges = [];

    private CommandTelemetry(TelemetryExport? export) => _export = export;

    /// <summary>Whether anything is exported.</summary>
    public bool IsOn => _export is not null;

    /// <summary>Begins, when OpenTelemetry's environment variables ask for it.</summary>
    public static CommandTelemetry Start(
        NodeName node,
        CommandSettings settings,
        Func<string, string> redact,
        TimeProvider time
    ) =>
        new(
            TelemetryExport.Start(
                new ServiceIdentity(HelpText.Version, node.Value, redact),
                warning => settings.Notify($"warning: {redact(warning)}"),
                time
            )
        );

    /// <summary>Measures the client too.</summary>
    public void Watch(TrrBackendClient client)
    {
        if (IsOn)
        {
            _gauges.Add(new BackendGauges(client));
        }
    }

    /// <summary>Keeps gauges until the last export.</summary>
    public void Keep(Func<IDisposable> gauges)
    {
        if (IsOn)
        {
            _gauges.Add(gauges());
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_export is not null)
        {
            await _export.DisposeAsync();
        }

        foreach (var gauges in _gauges)
        {
            gauges.Dispose();
        }
    }
}
