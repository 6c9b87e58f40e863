using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>People to choose from, each asked for once.</summary>
internal sealed class GalleryPeople(GateContext gate, ITrrGallery gallery, CancellationToken cancellationToken)
{
    /// <summary>Photos of a person who is chosen, at most: a gate shall be quick and its evidence readable.</summary>
    public const int MostPhotos = 50;

    private const int MostPeople = 16;

    private readonly Dictionary<Guid, PersonFacts> _facts = [];
    private IReadOnlyList<PersonFacts>? _candidates;
    private HashSet<Guid>? _filed;

    /// <summary>What is known of a person.</summary>
    public async Task<PersonFacts> OfAsync(Guid personId)
    {
        if (!_facts.TryGetValue(personId, out var facts))
        {
            facts = new PersonFacts(personId, await gallery.OfPersonAsync(personId, cancellationToken));
            _facts[personId] = facts;
        }

        return facts;
    }

    /// <summary>People with small galleries: those without images in the face bank first, then the smallest.</summary>
    public async Task<IReadOnlyList<PersonFacts>> CandidatesAsync()
    {
        if (_candidates is not null)
        {
            return _candidates;
        }

        var found = new List<PersonFacts>();
        foreach (var person in await gallery.PeopleAsync(MostPeople, cancellationToken))
        {
            if (person.Photos <= MostPhotos)
            {
                found.Add(await OfAsync(person.PersonId));
            }
        }

        _filed = await FiledAsync(found);
        return _candidates = [
            .. found
                .OrderBy(person => _filed.Contains(person.PersonId))
                .ThenBy(person => person.Photos.Count)
                .ThenBy(person => person.PersonId),
        ];
    }

    /// <summary>What the face bank says of a candidate, in words.</summary>
    public string Filed(PersonFacts person) =>
        _filed is null ? "the face bank was not asked"
        : _filed.Contains(person.PersonId) ? "images in the face bank already, as all others that could be chosen"
        : "none in the face bank yet";

    private async Task<HashSet<Guid>> FiledAsync(List<PersonFacts> people)
    {
        try
        {
            var rows = await gate.Store.BankRowsAsync([.. people.Select(person => person.PersonId)], cancellationToken);
            return [.. rows.Select(row => row.PersonId)];
        }
        catch (RunStoppedException)
        {
            // The face bank's own step tells; the choice is then made without it.
            return [];
        }
    }
}
