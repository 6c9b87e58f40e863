using System.Diagnostics.Metrics;
using Polly.CircuitBreaker;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>What is measured of the client, while somebody keeps this.</summary>
internal sealed class BackendGauges : IDisposable
{
    private static readonly (string Name, CircuitState State)[] States =
    [
        ("closed", CircuitState.Closed),
        ("half_open", CircuitState.HalfOpen),
        ("open", CircuitState.Open),
    ];

    private readonly Meter _meter = IngestMeter.NewForGauges();

    public BackendGauges(TrrBackendClient client)
    {
        _meter.Gauge(IngestInstruments.BackendInFlight, () => client.InFlight);
        _meter.Gauge(IngestInstruments.BackendLimit, () => client.Limit);
        _meter.Gauge(IngestInstruments.BackendBackingOff, () => client.BackingOff);
        _meter.Gauge(IngestInstruments.IntakePaused, () => client.IsPaused ? 1 : 0);
        _meter.Gauge(IngestInstruments.CircuitState, () => Read(client.Circuit));
    }

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();

    private static IEnumerable<Measurement<double>> Read(CircuitState now) =>
        States.Select(state => new Measurement<double>(
            state.State == now ? 1 : 0,
            new KeyValuePair<string, object?>(TelemetryAttributes.CircuitState, state.Name)
        ));
}
