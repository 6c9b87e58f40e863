using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>On whose behalf a process works on a part.</summary>
/// <param name="Observer">Who watches.</param>
/// <param name="Stops">The ways to end early.</param>
/// <param name="IsOperators">
/// Whether an operator waits for it in a terminal: the stops are theirs and cancel the run, where a worker's give it back;
/// and the database was checked before the run was let in.
/// </param>
internal readonly record struct Sitting(ISyncObserver Observer, PipelineStops Stops, bool IsOperators);
