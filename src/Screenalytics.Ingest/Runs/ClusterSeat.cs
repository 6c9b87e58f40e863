using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a process is in the cluster for as long as it lives.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Kind">What it is there for.</param>
/// <param name="Version">The program's version.</param>
/// <param name="Ceiling">Requests at once of the whole cluster at most.</param>
internal sealed record ClusterSeat(NodeName Node, NodeKind Kind, string Version, int Ceiling);
