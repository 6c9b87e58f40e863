using Microsoft.Extensions.Diagnostics.HealthChecks;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>Whether the database answers.</summary>
internal sealed class DatabaseHealth(WorkerState state, WorkerDatabase database) : IHealthCheck
{
    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (state.Obstacle is { } obstacle)
        {
            return HealthCheckResult.Unhealthy(obstacle);
        }

        try
        {
            await new DatabasePulse(database.Source).FeelAsync(cancellationToken);
            return HealthCheckResult.Healthy("It answers.");
        }
        catch (RunStoppedException failure)
        {
            return HealthCheckResult.Unhealthy(FailureCatalog.Describe(failure.Code).Message);
        }
    }
}
