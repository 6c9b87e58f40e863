using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>The history of a store in memory.</summary>
internal sealed class FakeHistory(FakeStore store) : IRunHistory
{
    public Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken)
    {
        var run = store.Runs.Find(one => one.Start.RunId == runId);
        return Task.FromResult(
            run is null
                ? null
                : new RunDetail
                {
                    RunId = runId,
                    Status = run.Report?.Status ?? RunStatus.Running,
                    Target = run.Start.Request.Target,
                    TargetKey = run.Start.Request.Target.Key,
                    MaxImagesPerPerson = run.Start.Request.MaxImagesPerPerson,
                    Trigger = run.Start.Request.Trigger,
                    Node = run.Parts[0].Node,
                    QueuedAt = run.StartedAt,
                    FinishedAt = run.Report?.FinishedAt,
                    Counts = new RunCounts { People = run.Tally.Known, CastComplete = run.CastComplete },
                    BackendHost = run.Start.BackendHost,
                    DatabaseHost = run.Start.DatabaseHost,
                    Report = run.Report,
                }
        );
    }

    public async Task<RunEvents?> EventsAsync(
        Guid runId,
        string? after,
        int most,
        CancellationToken cancellationToken
    ) => await FindAsync(runId, cancellationToken) is { } run ? new RunEvents(run, []) : null;

    public Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public Task<RunPage<PersonReport>?> PeopleAsync(
        Guid runId,
        PeopleFilter filter,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

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
}
