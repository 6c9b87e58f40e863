using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>What happened in a run since a cursor.</summary>
/// <param name="Run">The run as it stands; read before the people, so that an ended one has told all of its people once a page comes back empty.</param>
/// <param name="People">People in the order of their commits, each with the cursor to go on from.</param>
internal sealed record RunEvents(RunSummary Run, IReadOnlyList<(string Cursor, PersonReport Person)> People);
