namespace Screenalytics.Ingest.IntegrationTests.Cluster;

/// <summary>Suites that kill and pause processes: one after the other, since their limits are times.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class ClusterCollection
{
    public const string Name = "Cluster";
}
