using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Registers a process's membership in the cluster.</summary>
internal static class ClusterServices
{
    /// <summary>Adds it; it needs the cluster's store, the client, the keeper of leases and the options of runs.</summary>
    public static IServiceCollection AddClusterMembership(this IServiceCollection services, NodeKind kind) =>
        services
            .AddSingleton(provider => new ClusterSeat(
                provider.GetRequiredService<NodeName>(),
                kind,
                HelpText.Version,
                provider.GetRequiredService<TrrBackendOptions>().ClusterMaxConcurrency
            ))
            .AddSingleton(Create);

    private static ClusterMembership Create(IServiceProvider provider)
    {
        var keeper = provider.GetRequiredService<LeaseKeeper>();
        var membership = new ClusterMembership(
            provider.GetRequiredService<IClusterStore>(),
            provider.GetRequiredService<IBackendPace>(),
            provider.GetRequiredService<IBackendShare>(),
            provider.GetRequiredService<ClusterSeat>(),
            provider.GetRequiredService<RunOptions>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<ClusterMembership>>()
        )
        {
            HeldParts = () => keeper.Count,
        };

        // Work that waits for the next heartbeat to have a place would lose up to a second each time.
        keeper.Changed += (_, _) => membership.Wake();
        return membership;
    }
}
