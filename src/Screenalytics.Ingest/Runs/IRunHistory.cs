using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Runs;

/// <summary>What is known of runs, to look at.</summary>
internal interface IRunHistory
{
    /// <summary>Runs, the latest first; purged ones are left out.</summary>
    Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken);

    /// <summary>A run, or null when there is none.</summary>
    Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>The committed people of a run, by id; null when there is no such run.</summary>
    Task<RunPage<PersonReport>?> PeopleAsync(Guid runId, PeopleFilter filter, CancellationToken cancellationToken);

    /// <summary>
    /// People of a run in the order of their commits, from a cursor on: what was committed before the cursor was handed out
    /// is never missed and never told twice. Null when there is no such run.
    /// </summary>
    /// <param name="runId">The run.</param>
    /// <param name="after">The cursor of the last one seen, or null from the beginning.</param>
    /// <param name="most">How many people at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="FormatException">The cursor is none.</exception>
    Task<RunEvents?> EventsAsync(Guid runId, string? after, int most, CancellationToken cancellationToken);

    /// <summary>The images of a person in the face bank, by id.</summary>
    /// <param name="personId">The person.</param>
    /// <param name="after">The cursor of the page before, or null.</param>
    /// <param name="most">How many at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<RunPage<FaceBankImage>> FaceBankAsync(
        Guid personId,
        Guid? after,
        int most,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// What runs made of a person, the latest first; runs in flight whose cast has the person are among them. When one run
    /// is asked about, it is answered if its cast has the person, though their turn did not come.
    /// </summary>
    /// <param name="personId">The person.</param>
    /// <param name="runId">The only run to look at, or null for all.</param>
    /// <param name="most">How many runs at most.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<IReadOnlyList<PersonInRun>> PersonAsync(
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    );

    /// <summary>The processes that were heard of in the last day, the latest started first.</summary>
    Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken);
}
