using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>Takes runs back, and purges what is too old to keep.</summary>
internal interface IRunCare
{
    /// <summary>Tells what taking a run back would remove; null when there is no such run.</summary>
    Task<UndoReport?> PlanUndoAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>
    /// Removes exactly the images that a run inserted and nobody approved; one that is approved at this very moment stays.
    /// </summary>
    /// <exception cref="Sync.RunStoppedException">The run has not ended.</exception>
    Task<UndoReport?> UndoAsync(Guid runId, string? actor, CancellationToken cancellationToken);

    /// <summary>
    /// Takes an operator's word that a suspect run's empty answers are right: it is its target's history from then on.
    /// </summary>
    /// <returns>What came of it; null when there is no such run.</returns>
    /// <exception cref="Sync.RunStoppedException">The run has not ended.</exception>
    Task<Acceptance?> AcceptAsync(Guid runId, string? actor, CancellationToken cancellationToken);

    /// <summary>
    /// Purges, in small steps, runs and changes by the console that are past their retention, and keys, nodes and sessions
    /// nobody needs any more. What says where an image that is there came from stays.
    /// </summary>
    /// <returns>How many runs were purged.</returns>
    Task<int> PurgeAsync(
        TimeSpan retainFailures,
        TimeSpan retainOthers,
        TimeSpan retainAudit,
        CancellationToken cancellationToken
    );
}
