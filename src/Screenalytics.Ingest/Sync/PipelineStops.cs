namespace Screenalytics.Ingest.Sync;

/// <summary>The ways to end a pipeline early, the gentlest first; each is left to its caller to combine.</summary>
/// <param name="Drain">Begins nobody else; those who are begun are finished and filed.</param>
/// <param name="Drop">Drops those who are begun without a result; what is fetched is filed.</param>
/// <param name="Abandon">Waits no longer for a database that is away, so that what is fetched is lost.</param>
internal readonly record struct PipelineStops(
    CancellationToken Drain,
    CancellationToken Drop,
    CancellationToken Abandon = default
);
