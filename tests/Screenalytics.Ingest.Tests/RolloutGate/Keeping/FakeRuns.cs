using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.RolloutGate.Keeping;

/// <summary>Runs in memory: listed, cancelled and undone.</summary>
internal sealed class FakeRuns : IRunHistory, IRunDoor, IRunCare
{
    public List<RunDetail> Runs { get; } = [];

    /// <summary>How often a run's end has to be asked for before it ends.</summary>
    public int Stubborn { get; set; }

    public List<Guid> Undone { get; } = [];

    /// <summary>Images of each run that a human has approved.</summary>
    public int Approved { get; set; }

    /// <summary>What the database refuses with, or null.</summary>
    public string? Refusal { get; set; }

    public static RunDetail Run(Guid id, RunStatus status, string? actor) =>
        new()
        {
            RunId = id,
            Status = status,
            Target = PeopleTarget.Of([FakeGallery.Person]),
            TargetKey = "people",
            MaxImagesPerPerson = 5,
            Trigger = RunTriggers.Gate,
            Actor = actor,
            QueuedAt = DateTimeOffset.UnixEpoch,
            Counts = new RunCounts(),
            BackendHost = "trr",
            DatabaseHost = "db",
        };

    public Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken) =>
        Task.FromResult(new RunPage<RunSummary>([.. Runs.Where(run => filter.Trigger == run.Trigger)], Next: null));

    public Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken) =>
        Refusal is { } refusal
            ? throw new RunStoppedException(FailureCode.DatabaseUnavailable, refusal)
            : Task.FromResult(Runs.Find(run => run.RunId == runId));

    public Task<bool> CancelAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        var at = Runs.FindIndex(run => run.RunId == runId);
        if (Stubborn-- <= 0 && at >= 0)
        {
            Runs[at] = Runs[at] with { Status = RunStatus.Cancelled };
        }

        return Task.FromResult(at >= 0);
    }

    public Task<UndoReport?> UndoAsync(Guid runId, string? actor, CancellationToken cancellationToken)
    {
        if (!Runs.Exists(run => run.RunId == runId))
        {
            return Task.FromResult<UndoReport?>(null);
        }

        Undone.Add(runId);
        FaceBankImage[] approved =
        [
            .. Enumerable
                .Range(0, Approved)
                .Select(_ => new FaceBankImage
                {
                    ImageId = Guid.NewGuid(),
                    PersonId = FakeGallery.Person,
                    S3OriginalKey = "https://cdn.example.test/1.jpg",
                    Approved = true,
                }),
        ];
        return Task.FromResult<UndoReport?>(new UndoReport(runId, Applied: true, [], approved, 0));
    }

    public Task<SyncReport> RunAsync(
        SyncRequest request,
        ISyncObserver observer,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<RunPage<PersonReport>?> PeopleAsync(
        Guid runId,
        PeopleFilter filter,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<RunEvents?> EventsAsync(Guid runId, string? after, int most, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<RunPage<FaceBankImage>> FaceBankAsync(
        Guid personId,
        Guid? after,
        int most,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<PersonInRun>> PersonAsync(
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<UndoReport?> PlanUndoAsync(Guid runId, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<Acceptance?> AcceptAsync(Guid runId, string? actor, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<int> PurgeAsync(
        TimeSpan retainFailures,
        TimeSpan retainOthers,
        TimeSpan retainAudit,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
