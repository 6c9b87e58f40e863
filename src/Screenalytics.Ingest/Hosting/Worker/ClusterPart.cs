using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Worker;

/// <summary>The worker's seat in the cluster, from before its first work until after its last.</summary>
internal sealed class ClusterPart(ClusterMembership membership) : IWorkerPart
{
    /// <inheritdoc/>
    public string Name => "The cluster's membership";

    /// <inheritdoc/>
    public Task StartAsync(CancellationToken cancellationToken)
    {
        membership.Start();
        return membership.Joined.WaitAsync(cancellationToken);
    }

    /// <inheritdoc/>
    public Task DrainAsync(CancellationToken drop)
    {
        membership.IsDraining = true;
        membership.Wake();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task StopAsync(CancellationToken cancellationToken) => membership.LeaveAsync(cancellationToken);
}
