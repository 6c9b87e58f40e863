using Microsoft.Extensions.Diagnostics.HealthChecks;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>Whether the other nodes know that this one lives.</summary>
internal sealed class CheckInHealth(ClusterMembership membership) : IHealthCheck
{
    /// <inheritdoc/>
    public Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    ) =>
        Task.FromResult(
            membership.IsAlive
                ? HealthCheckResult.Healthy("The cluster knows that this node lives.")
                : HealthCheckResult.Unhealthy("No sign of life was taken for longer than a lease lasts.")
        );
}
