using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Whether the scheduler is at work.</summary>
internal sealed class SchedulerHealth(SchedulerService scheduler) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            scheduler.IsAtWork
                ? HealthCheckResult.Healthy("The scheduler is at work.")
                : HealthCheckResult.Unhealthy("The scheduler is not at work.")
        );
}
