using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>Whether the worker takes work still.</summary>
internal sealed class DrainHealth(WorkerState state) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            state.IsDraining
                ? HealthCheckResult.Unhealthy("The worker was told to stop: it takes no more work.")
                : HealthCheckResult.Healthy("The worker takes work.")
        );
}
