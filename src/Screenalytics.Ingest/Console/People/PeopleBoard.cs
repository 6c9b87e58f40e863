using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.People;

/// <summary>Looks for people.</summary>
internal sealed class PeopleBoard(TrrPort trr, TimeProvider time)
{
    private const int Most = 40;
    private const int Some = 6;

    // Whom to begin with is an example, and finding one takes a look through many galleries.
    private readonly SharedLook<string, PeopleModel> _some = new(TimeSpan.FromMinutes(1), time);

    /// <summary>Those whom a text means; without one, some to begin with.</summary>
    public async Task<PeopleModel> FindAsync(string? text, IReadOnlyList<string> errors, CancellationToken stop)
    {
        var empty = new PeopleModel
        {
            Text = text,
            HasDatabase = trr.Gallery is not null,
            Errors = errors,
        };
        if (trr.Gallery is not { } gallery)
        {
            return empty;
        }

        try
        {
            return text is null
                ? await _some.GetAsync("", () => BeginAsync(gallery, empty, CancellationToken.None), stop) with
                {
                    Errors = errors,
                }
                : await FindAsync(gallery, text, empty, stop);
        }
        catch (TrrDatabaseException e)
        {
            return empty with { Problem = e.Message };
        }
    }

    private static async Task<PeopleModel> BeginAsync(ITrrGallery gallery, PeopleModel empty, CancellationToken stop)
    {
        var people = await gallery.PeopleAsync(Some, stop);
        var names = await gallery.NamesAsync([.. people.Select(person => person.PersonId)], stop);
        return empty with
        {
            HasNames = names.Count > 0,
            People =
            [
                .. people.Select(person => new FoundPerson(
                    person.PersonId,
                    names.GetValueOrDefault(person.PersonId),
                    person.Photos,
                    person.Flagged
                )),
            ],
        };
    }

    private static async Task<PeopleModel> FindAsync(
        ITrrGallery gallery,
        string text,
        PeopleModel empty,
        CancellationToken stop
    )
    {
        var found = await gallery.SearchPeopleAsync(text, Most, stop);
        var figures = await FiguresAsync(gallery, [.. found.People.Select(person => person.PersonId)], stop);
        return empty with
        {
            HasNames = found.Names != NameSearched.NoNames,
            TookTooLong = found.Names == NameSearched.TookTooLong,
            More = found.More,
            People =
            [
                .. found.People.Select(person =>
                {
                    var known = figures?.GetValueOrDefault(person.PersonId);
                    return new FoundPerson(
                        person.PersonId,
                        person.Name,
                        figures is null ? null : known?.Photos ?? 0,
                        figures is null ? null : known?.Flagged ?? 0
                    );
                }),
            ],
        };
    }

    // Who was found is told though their figures take too long.
    private static async Task<Dictionary<Guid, GalleryPerson>?> FiguresAsync(
        ITrrGallery gallery,
        IReadOnlyList<Guid> people,
        CancellationToken stop
    )
    {
        try
        {
            return (await gallery.FiguresAsync(people, stop)).ToDictionary(person => person.PersonId);
        }
        catch (TrrDatabaseException e) when (e.TookTooLong)
        {
            return null;
        }
    }
}
