using Microsoft.Extensions.Diagnostics.HealthChecks;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Hosting.Worker.Health;

/// <summary>Whether the database has all that a sync needs; asked of its catalogue every now and then only.</summary>
internal sealed class SchemaHealth(Func<IRunStore> store, TimeProvider time) : IHealthCheck
{
    private static readonly TimeSpan GoodFor = TimeSpan.FromSeconds(15);

    private long _goodAt;

    /// <inheritdoc/>
    public async Task<HealthCheckResult> CheckHealthAsync(
        HealthCheckContext context,
        CancellationToken cancellationToken = default
    )
    {
        if (Volatile.Read(ref _goodAt) is > 0 and var goodAt && time.GetElapsedTime(goodAt) < GoodFor)
        {
            return HealthCheckResult.Healthy("It has all that a sync needs.");
        }

        try
        {
            await store().CheckReadyAsync(forWriting: true, cancellationToken);
            Volatile.Write(ref _goodAt, time.GetTimestamp());
            return HealthCheckResult.Healthy("It has all that a sync needs.");
        }
        catch (RunStoppedException failure)
        {
            return HealthCheckResult.Unhealthy(FailureCatalog.Describe(failure.Code).Message);
        }
    }
}
