using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>Whether the scheduler is at work, and what keeps it from that.</summary>
internal sealed class SchedulerHealth(SchedulerService service) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            service.IsAtWork
                ? HealthCheckResult.Healthy("The scheduler is at work.")
                : HealthCheckResult.Unhealthy(service.Obstacle ?? "The scheduler has stopped.")
        );
}
