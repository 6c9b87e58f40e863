namespace Screenalytics.Ingest.Runs;

/// <summary>What a process is in the cluster for as long as it lives.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Ceiling">Requests at once of the whole cluster at most.</param>
internal sealed record ClusterSeat(NodeName Node, string Version, int Ceiling);
