using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The scheduler, whose jobs only ask for runs: it ends as soon as work does.</summary>
internal sealed class SchedulerPart(SchedulerService scheduler) : IWorkerPart
{
    /// <inheritdoc/>
    public string Name => "The scheduler";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken) => scheduler.StartAsync(cancellationToken);

    /// <inheritdoc/>
    public Task DrainAsync(CancellationToken drop) => scheduler.StopAsync(drop);

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
