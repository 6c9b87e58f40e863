using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Looks at runs; who looks at a run within the same half second looks together.</summary>
internal sealed class RunBoard(IRunHistory history, IRunTrends trends, TimeProvider time)
{
    private const int MostOthers = 10;
    private const int MostTakeovers = 20;

    private readonly SharedLook<Guid, RunDetail?> _looks = new(TimeSpan.FromMilliseconds(500), time);
    private readonly PaceBook _paces = new(time);

    /// <summary>What time it is.</summary>
    public DateTimeOffset Now => time.GetUtcNow();

    /// <summary>A list of runs.</summary>
    public async Task<RunsModel> ListAsync(RunsQuery query, CancellationToken stop)
    {
        var page = await history.ListAsync(query.FilterOf(searchIsPerson: false), stop);
        if (page.Items.Count == 0 && query.After is null && Guid.TryParse(query.Search, out _))
        {
            page = await history.ListAsync(query.FilterOf(searchIsPerson: true), stop);
        }

        return new RunsModel(query, page, Now);
    }

    /// <summary>How a run stands; null when there is none.</summary>
    public async Task<(RunDetail Run, RunPace Pace)?> LookAsync(Guid runId, CancellationToken stop) =>
        await _looks.GetAsync(runId, () => history.FindAsync(runId, CancellationToken.None), stop) is { } run
            ? (run, _paces.Note(run, Now))
            : null;

    /// <summary>A page of a run's people.</summary>
    public async Task<RunPage<PersonReport>> PeopleAsync(Guid runId, PeopleQuery query, CancellationToken stop) =>
        await history.PeopleAsync(runId, query.FilterOf([]), stop) ?? new RunPage<PersonReport>([], null);

    /// <summary>A run and a page of its people; null when there is no such run.</summary>
    public async Task<RunModel?> ReadAsync(Guid runId, PeopleQuery query, CancellationToken stop)
    {
        var looking = LookAsync(runId, stop);
        var reading = PeopleAsync(runId, query, stop);
        var taken = trends.TakeoversAsync(runId, MostTakeovers, stop);
        if (await looking is not var (run, pace))
        {
            await Task.WhenAll(reading, taken);
            return null;
        }

        var others = await history.ListAsync(new RunFilter { Target = run.TargetKey, Limit = MostOthers + 1 }, stop);
        return new RunModel
        {
            Now = Now,
            Run = run,
            Pace = pace,
            Query = query,
            People = await reading,
            Others = [.. others.Items.Where(other => other.RunId != runId).Take(MostOthers)],
            Takeovers = await taken,
        };
    }
}
