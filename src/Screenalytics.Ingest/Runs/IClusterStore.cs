namespace Screenalytics.Ingest.Runs;

/// <summary>Where processes tell each other that they live, and share the backend's places.</summary>
internal interface IClusterStore
{
    /// <summary>
    /// Gives a sign of life, and grants places: never more in all, over the live nodes of one backend, than the ceiling. What
    /// a node has in use is its own until it says less.
    /// </summary>
    Task<int> CheckInAsync(NodeReport report, CancellationToken cancellationToken);

    /// <summary>Takes the node out of the cluster.</summary>
    Task LeaveAsync(string node, CancellationToken cancellationToken);
}
