using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Cli.Runs;

/// <summary>Runs that a test makes up, and what was asked of them.</summary>
internal sealed class FakeRuns : IRunsSession, IRunHistory, IRunCare, IRunDoor, ITargetStore
{
    public IRunHistory History => this;

    public IRunCare Care => this;

    public ITargetStore Targets => this;

    public List<TargetView> TargetList { get; init; } = [];

    public IRunDoor Door => HasDoor ? this : throw new InvalidOperationException("No door was asked for.");

    public bool HasDoor { get; set; }

    public List<RunDetail> Runs { get; init; } = [];

    public List<PersonReport> People { get; init; } = [];

    public List<NodeView> Nodes { get; init; } = [];

    public List<PersonInRun> OfPerson { get; init; } = [];

    public List<FaceBankImage> Images { get; init; } = [];

    public UndoReport? Undo { get; init; }

    public Admission? Retry { get; init; }

    public RunFilter? Filter { get; private set; }

    public List<PeopleFilter> PeopleFilters { get; } = [];

    public bool Undone { get; private set; }

    public Guid? Cancelled { get; private set; }

    public Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        Filter = filter;
        var runs = Runs.Where(run => filter.After is not { } after || run.RunId.CompareTo(after) < 0).ToList();
        return Task.FromResult(
            runs.Count > filter.Limit
                ? new RunPage<RunSummary>(runs[..filter.Limit], runs[filter.Limit - 1].RunId.ToString())
                : new RunPage<RunSummary>(runs, null)
        );
    }

    public Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken) =>
        Task.FromResult(Runs.Find(run => run.RunId == runId));

    public Task<RunPage<PersonReport>?> PeopleAsync(
        Guid runId,
        PeopleFilter filter,
        CancellationToken cancellationToken
    )
    {
        PeopleFilters.Add(filter);
        if (Runs.TrueForAll(run => run.RunId != runId))
        {
            return Task.FromResult<RunPage<PersonReport>?>(null);
        }

        var rest = People
            .Where(person => filter.After is not { } after || person.PersonId.CompareTo(after) > 0)
            .ToList();
        return Task.FromResult<RunPage<PersonReport>?>(
            rest.Count > filter.Limit
                ? new RunPage<PersonReport>(rest[..filter.Limit], rest[filter.Limit - 1].PersonId.ToString())
                : new RunPage<PersonReport>(rest, null)
        );
    }

    public Task<RunEvents?> EventsAsync(Guid runId, string? after, int most, CancellationToken cancellationToken) =>
        Task.FromResult<RunEvents?>(null);

    public Task<RunPage<FaceBankImage>> FaceBankAsync(
        Guid personId,
        Guid? after,
        int most,
        CancellationToken cancellationToken
    ) => Task.FromResult(new RunPage<FaceBankImage>(Images, null));

    public Task<IReadOnlyList<PersonInRun>> PersonAsync(
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    ) =>
        Task.FromResult<IReadOnlyList<PersonInRun>>([
            .. OfPerson.Where(entry => runId is null || entry.Run.RunId == runId).Take(most),
        ]);

    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NodeView>>(Nodes);

    public Task<UndoReport?> PlanUndoAsync(Guid runId, CancellationToken cancellationToken) => Task.FromResult(Undo);

    public Task<UndoReport?> UndoAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        Undone = true;
        return Task.FromResult(Undo is null ? null : Undo with { Applied = true });
    }

    public Acceptance? Acceptance { get; init; }

    public Task<Acceptance?> AcceptAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
        Task.FromResult(Acceptance);

    public Task<int> PurgeAsync(
        TimeSpan retainFailures,
        TimeSpan retainOthers,
        TimeSpan retainAudit,
        CancellationToken cancellationToken
    ) => Task.FromResult(0);

    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => Task.FromResult(Samples.Report(request));

    public Task<Admission> RetryFailedAsync(
        Guid runId,
        string trigger,
        string? actor,
        IdempotencyKey? key,
        CancellationToken cancellationToken
    ) => Task.FromResult(Retry!);

    public Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        Cancelled = runId;
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<TargetView>> TargetsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TargetView>>(TargetList);

    public Task<IReadOnlyList<string>> MarkStaleAsync(TimeSpan staleAfter, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([]);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
