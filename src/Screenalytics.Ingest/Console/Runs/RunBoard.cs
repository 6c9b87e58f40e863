using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Looks at runs; who looks at a run within the same half second looks together.</summary>
internal sealed class RunBoard(IRunHistory history, IRunTrends trends, TrrPort trr, TimeProvider time)
{
    private const int MostOthers = 10;
    private const int MostTakeovers = 20;
    private const int MostNamesakes = 200;

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

    /// <summary>A page of a run's people, with their names as far as they are known.</summary>
    public async Task<RunPeople> PeopleAsync(Guid runId, PeopleQuery query, CancellationToken stop)
    {
        var filter = query.FilterOf(await NamesakesAsync(query, stop));
        var page = await history.PeopleAsync(runId, filter, stop) ?? new RunPage<PersonReport>([], null);
        return new RunPeople(page, await trr.NamesAsync([.. page.Items.Select(person => person.PersonId)], stop));
    }

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

        var people = await reading;
        var others = await history.ListAsync(new RunFilter { Target = run.TargetKey, Limit = MostOthers + 1 }, stop);
        return new RunModel
        {
            Now = Now,
            Run = run,
            Pace = pace,
            Query = query,
            People = people,
            Others = [.. others.Items.Where(other => other.RunId != runId).Take(MostOthers)],
            Takeovers = await taken,
        };
    }

    private async Task<IReadOnlyList<Guid>> NamesakesAsync(PeopleQuery query, CancellationToken stop)
    {
        if (trr.Gallery is not { } gallery || query.Search is not { } name || query.SearchIsId)
        {
            return [];
        }

        try
        {
            var found = await gallery.SearchPeopleAsync(name, MostNamesakes, stop);
            return [.. found.People.Select(person => person.PersonId)];
        }
        catch (TrrDatabaseException)
        {
            // Nobody is found by a name while TRR's database can't be asked; by their id they are.
            return [];
        }
    }
}
