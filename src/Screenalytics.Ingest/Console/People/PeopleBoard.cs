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
    private readonly SharedLook<string, IReadOnlyList<Guid>> _some = new(TimeSpan.FromMinutes(1), time);

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
            return text is null ? await BeginAsync(gallery, empty, stop) : await FindAsync(gallery, text, empty, stop);
        }
        catch (TrrDatabaseException e)
        {
            return empty with { Problem = e.Message };
        }
    }

    // How many photos they have and how many are flagged is looked up each time: those are what one comes to change.
    private async Task<PeopleModel> BeginAsync(ITrrGallery gallery, PeopleModel empty, CancellationToken stop)
    {
        var people = await _some.GetAsync("", () => SomeAsync(gallery), stop);
        var names = await gallery.NamesAsync(people, stop);
        var figures = await FiguresAsync(gallery, people, stop);
        return empty with
        {
            HasNames = names.Count > 0,
            People = [.. people.Select(person => Found(person, names.GetValueOrDefault(person), figures))],
        };
    }

    private static async Task<IReadOnlyList<Guid>> SomeAsync(ITrrGallery gallery) =>
        [.. (await gallery.PeopleAsync(Some, CancellationToken.None)).Select(person => person.PersonId)];

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
            People = [.. found.People.Select(person => Found(person.PersonId, person.Name, figures))],
        };
    }

    // Without figures nothing is known of their photos; whom they leave out has none.
    private static FoundPerson Found(Guid person, string? name, Dictionary<Guid, GalleryPerson>? figures)
    {
        var known = figures?.GetValueOrDefault(person);
        return new FoundPerson(
            person,
            name,
            figures is null ? null : known?.Photos ?? 0,
            figures is null ? null : known?.Flagged ?? 0
        );
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
