using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>
/// The life of runs, in the face bank's database: who may begin, who holds which part, who was taken over from. Time is
/// the database's, and every write of a part's holder is fenced by the part's epoch. Passing faults of the database are
/// retried inside; what does not pass is thrown as <see cref="RunStoppedException"/>.
/// </summary>
internal interface IRunStore
{
    /// <summary>The database's host and port, as reports name it.</summary>
    string DatabaseHost { get; }

    /// <summary>The database's name, as reports name it.</summary>
    string DatabaseName { get; }

    /// <summary>Proves, before the first call, that all that a sync needs is there.</summary>
    /// <param name="forWriting">Whether the run will write; a dry run needs less.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <exception cref="RunStoppedException">Something is missing; the message names it and the command that mends it.</exception>
    Task CheckReadyAsync(bool forWriting, CancellationToken cancellationToken);

    /// <summary>
    /// Lets a run in, in one transaction: unless one of its target is in flight, its key or its schedule's coming due was
    /// seen before, or its schedule is paused. Of any number of callers at once, one starts the run.
    /// </summary>
    Task<Admission> AdmitAsync(NewRun run, CancellationToken cancellationToken);

    /// <summary>
    /// Takes up the oldest part that is free, its lease never given, given back, or over; raises its epoch. A paused holder
    /// with an open transaction does not hold that up: its connection is cut.
    /// </summary>
    /// <param name="node">Who takes it.</param>
    /// <param name="runId">The only run to look at, or null for all.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>The part, or null when none is free.</returns>
    Task<PartLease?> ClaimAsync(string node, Guid? runId, CancellationToken cancellationToken);

    /// <summary>Renews leases, one that is over and that nobody took too.</summary>
    /// <returns>An answer a lease, in their order.</returns>
    Task<LeaseAnswer[]> RenewAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken);

    /// <summary>Gives parts back unfinished, for any node to take up at once.</summary>
    Task ReleaseAsync(IReadOnlyList<PartLease> leases, CancellationToken cancellationToken);

    /// <summary>The people of a part who are not committed yet, in the cast's order.</summary>
    Task<Guid[]> PendingPeopleAsync(PartLease lease, CancellationToken cancellationToken);

    /// <summary>All people of a run that are recorded, of all its parts, in the cast's order.</summary>
    Task<Guid[]> KnownPeopleAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>Records more people of a part. Fenced by the lease.</summary>
    /// <param name="lease">The part that reads the cast.</param>
    /// <param name="part">The part that they belong to.</param>
    /// <param name="people">The people, none of them recorded before.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task AddPeopleAsync(PartLease lease, int part, ReadOnlyMemory<Guid> people, CancellationToken cancellationToken);

    /// <summary>Opens a further part of a part's run, numbered after all there are, with these people. Fenced by the lease.</summary>
    /// <param name="lease">The part that reads the cast.</param>
    /// <param name="people">The people, none of them recorded before.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task OpenPartAsync(PartLease lease, ReadOnlyMemory<Guid> people, CancellationToken cancellationToken);

    /// <summary>Records the show that a part's run belongs to, for parts that begin before its cast is read. Fenced by the lease.</summary>
    Task RecordShowAsync(PartLease lease, Guid showId, CancellationToken cancellationToken);

    /// <summary>Records that all people of a part's run are recorded. Fenced by the lease.</summary>
    Task CompleteCastAsync(
        PartLease lease,
        Guid? showId,
        (int Calls, int Retries) asked,
        IReadOnlyList<string> warnings,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Ends a part; the run too, when it is the last one. A failure that stops the run closes the parts that nobody
    /// holds and asks the others to end. Fenced by the lease.
    /// </summary>
    /// <param name="lease">The part.</param>
    /// <param name="end">How it ended.</param>
    /// <param name="conclude">Concludes the run's report from what stands in the store.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>The run's report as it was recorded, without its errors, when the run has ended; otherwise null.</returns>
    Task<SyncReport?> EndPartAsync(
        PartLease lease,
        PartEnd end,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    );

    /// <summary>
    /// Asks for a run's end. Its holders hear of it with their next sign of life; a run that nobody holds ends here.
    /// </summary>
    /// <returns>What came of it; a run that has ended stays as it is.</returns>
    Task<Cancellation> CancelAsync(
        Guid runId,
        string? actor,
        Func<RunFacts, SyncReport> conclude,
        CancellationToken cancellationToken
    );

    /// <summary>The failed, held and not attempted people of a run that has ended, in the cast's order.</summary>
    Task<Guid[]> UnfinishedPeopleAsync(Guid runId, CancellationToken cancellationToken);

    /// <summary>The first errors of a run: a failed person each.</summary>
    /// <param name="runId">The run.</param>
    /// <param name="most">How many at most; null for all.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    Task<IReadOnlyList<PersonError>> ErrorsAsync(Guid runId, int? most, CancellationToken cancellationToken);

    /// <summary>
    /// What came of first answers in a target's last whole runs that were trusted, the latest first; none where no history
    /// is kept, or none may be read.
    /// </summary>
    Task<IReadOnlyList<EmptyShare>> EmptySharesAsync(string targetKey, CancellationToken cancellationToken);

    /// <summary>All people who have an image in the face bank, in pages.</summary>
    IAsyncEnumerable<ReadOnlyMemory<Guid>> FaceBankPeopleAsync(CancellationToken cancellationToken);

    /// <summary>The face bank of a part: fenced by its lease; a recorded dry run's files results and no images.</summary>
    IFaceBank OpenFaceBank(PartLease lease);

    /// <summary>A face bank that compares and writes nothing at all, not even history.</summary>
    IFaceBank OpenComparison();
}
