using System.Globalization;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Api;

/// <summary>The history of one run, whose events are numbered.</summary>
internal sealed class FakeHistory : IRunHistory
{
    private readonly Lock _gate = new();
    private readonly List<PersonReport> _people = [];
    private RunDetail? _run = ApiSamples.Running;

    public RunDetail? Run
    {
        get
        {
            lock (_gate)
            {
                return _run;
            }
        }
        set
        {
            lock (_gate)
            {
                _run = value;
            }
        }
    }

    public Exception? Failure { get; set; }

    public RunFilter? Filter { get; private set; }

    public PeopleFilter? People { get; private set; }

    public (Guid Person, Guid? After, int Most) Images { get; private set; }

    private int _lookUps;

    /// <summary>How often the events were looked up.</summary>
    public int LookUps => Volatile.Read(ref _lookUps);

    public void Commit(params PersonReport[] people)
    {
        lock (_gate)
        {
            _people.AddRange(people);
            _run = _run! with { Counts = _run.Counts with { Seeded = _people.Count } };
        }
    }

    public Task<RunPage<RunSummary>> ListAsync(RunFilter filter, CancellationToken cancellationToken)
    {
        Filter = filter;
        return Failure is null
            ? Task.FromResult(new RunPage<RunSummary>(Run is { } run ? [run] : [], "next"))
            : Task.FromException<RunPage<RunSummary>>(Failure);
    }

    public Task<RunDetail?> FindAsync(Guid runId, CancellationToken cancellationToken) =>
        Task.FromResult(runId == ApiSamples.RunId ? Run : null);

    public Task<RunPage<PersonReport>?> PeopleAsync(
        Guid runId,
        PeopleFilter filter,
        CancellationToken cancellationToken
    )
    {
        People = filter;
        return Task.FromResult(
            runId == ApiSamples.RunId ? new RunPage<PersonReport>([ApiSamples.Person(1)], null) : null
        );
    }

    public Task<RunEvents?> EventsAsync(Guid runId, string? after, int most, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _lookUps);
        lock (_gate)
        {
            if (_run is null || runId != ApiSamples.RunId)
            {
                return Task.FromResult<RunEvents?>(null);
            }

            var seen = after is null ? 0 : int.Parse(after, CultureInfo.InvariantCulture);
            var people = _people.Skip(seen).Take(most).Select((person, i) => ($"{seen + i + 1}", person));
            return Task.FromResult<RunEvents?>(new RunEvents(_run, [.. people]));
        }
    }

    public Task<RunPage<FaceBankImage>> FaceBankAsync(
        Guid personId,
        Guid? after,
        int most,
        CancellationToken cancellationToken
    )
    {
        Images = (personId, after, most);
        return Task.FromResult(new RunPage<FaceBankImage>([ApiSamples.Image], null));
    }

    public Task<IReadOnlyList<PersonInRun>> PersonAsync(
        Guid personId,
        Guid? runId,
        int most,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<IReadOnlyList<NodeView>> NodesAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NodeView>>([
            new NodeView
            {
                Node = "a-1",
                Host = "a",
                Version = "1",
            },
        ]);
}
