using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>What is measured of runs and of the queue; at work only where telemetry is exported.</summary>
internal sealed class GaugesPart(WorkerState state, RunGauges gauges) : IWorkerPart
{
    /// <inheritdoc/>
    public string Name => "The measuring";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (state.IsMeasured)
        {
            gauges.Start();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task DrainAsync(CancellationToken drop) => Task.CompletedTask;

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => gauges.EndAsync();
}
