using System.Diagnostics.Metrics;
using Screenalytics.Ingest.Contracts.Telemetry;
using Screenalytics.Ingest.Diagnostics.Telemetry;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>What is measured of the worker as a whole, while somebody keeps this.</summary>
internal sealed class WorkerGauges : IDisposable
{
    private readonly Meter _meter = IngestMeter.NewForGauges();

    public WorkerGauges(WorkerState state) =>
        _meter.Gauge(IngestInstruments.WorkerReady, () => state.WaitsFor is null && !state.IsDraining ? 1 : 0);

    /// <inheritdoc/>
    public void Dispose() => _meter.Dispose();
}
