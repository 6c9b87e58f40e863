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
    private readonly SharedLook<string, RunPeople> _people = new(TimeSpan.FromMilliseconds(500), time);
    private readonly SharedLook<string, IReadOnlyList<Guid>> _namesakes = new(TimeSpan.FromMinutes(1), time);
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
    public Task<RunPeople> PeopleAsync(Guid runId, PeopleQuery query, CancellationToken stop) =>
        _people.GetAsync(
            query.UrlAfter($"{runId}", query.After?.ToString()),
            () => ReadPeopleAsync(runId, query, CancellationToken.None),
            stop
        );

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

    private async Task<RunPeople> ReadPeopleAsync(Guid runId, PeopleQuery query, CancellationToken stop)
    {
        var page = query.SearchIsId
            ? await PageAsync(runId, query.FilterOf(null), stop)
            : await PageAsync(runId, query.FilterOf(await NamesakesAsync(query, stop)), stop);

        // Ada is a name and the beginning of an id.
        if (page.Items.Count == 0 && query is { SearchIsId: true, SearchIsName: true, After: null })
        {
            page = await PageAsync(runId, query.FilterOf(await NamesakesAsync(query, stop)), stop);
        }

        return new RunPeople(page, await trr.NamesAsync([.. page.Items.Select(person => person.PersonId)], stop));
    }

    private async Task<RunPage<PersonReport>> PageAsync(Guid runId, PeopleFilter filter, CancellationToken stop) =>
        await history.PeopleAsync(runId, filter, stop) ?? new RunPage<PersonReport>([], null);

    // TRR's database is asked once for all who look: a search by name may be dear there.
    private async Task<IReadOnlyList<Guid>?> NamesakesAsync(PeopleQuery query, CancellationToken stop)
    {
        if (query.Search is not { } name)
        {
            return null;
        }

        if (trr.Gallery is not { } gallery)
        {
            return [];
        }

        try
        {
            return await _namesakes.GetAsync(
                name.ToLowerInvariant(),
                async () =>
                    [
                        .. (await gallery.SearchPeopleAsync(name, MostNamesakes, CancellationToken.None)).People.Select(
                            person => person.PersonId
                        ),
                    ],
                stop
            );
        }
        catch (TrrDatabaseException)
        {
            // Nobody is found by a name while TRR's database can't be asked; by their id they are.
            return [];
        }
    }
}
