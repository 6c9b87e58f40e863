using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>What a node says of itself with each sign of life.</summary>
/// <param name="Node">Its name.</param>
/// <param name="Kind">What it is there for.</param>
/// <param name="Host">The machine.</param>
/// <param name="ProcessId">The process's id on it.</param>
/// <param name="Version">The program's version.</param>
/// <param name="BackendHost">TRR-Backend's host and port.</param>
/// <param name="IsDraining">Whether it takes no more work.</param>
/// <param name="Parts">Parts that it holds.</param>
/// <param name="PlacesInUse">Requests that it has under way now.</param>
/// <param name="PlacesWanted">Requests at once that it could use at most; 0 while it has no work.</param>
/// <param name="Ceiling">Requests at once of the whole cluster at most.</param>
/// <param name="AliveFor">How long it counts as alive from now on.</param>
internal sealed record NodeReport(
    string Node,
    NodeKind Kind,
    string Host,
    int ProcessId,
    string Version,
    string BackendHost,
    bool IsDraining,
    int Parts,
    int PlacesInUse,
    int PlacesWanted,
    int Ceiling,
    TimeSpan AliveFor
);
