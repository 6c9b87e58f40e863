using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>What TRR's database has of some people's galleries, at one time.</summary>
/// <param name="Galleries">The galleries, by person.</param>
/// <param name="Problem">Why it can't be told, in words, or null.</param>
internal sealed record GalleryLook(
    IReadOnlyDictionary<Guid, IReadOnlyList<GalleryPhoto>> Galleries,
    string? Problem = null
)
{
    /// <summary>What is said where TRR's database was not given.</summary>
    public const string NotGiven = "without TRR_DB_URL TRR's own rows and flags can't be seen";

    /// <summary>Whether it could be told.</summary>
    public bool IsTold => Problem is null;

    /// <summary>The people that a gate works on, each once.</summary>
    public static IReadOnlyList<Guid> PeopleOf(GateContext gate) =>
        [
            .. new[] { gate.People?.Seeded, gate.People?.Unseeded, gate.People?.Toggle?.PersonId }
                .OfType<Guid>()
                .Distinct(),
        ];

    /// <summary>Looks at the galleries of the people that a gate works on.</summary>
    public static Task<GalleryLook> AtPeopleAsync(GateContext gate, CancellationToken cancellationToken) =>
        AtAsync(gate, PeopleOf(gate), cancellationToken);

    /// <summary>Looks at people's galleries.</summary>
    public static async Task<GalleryLook> AtAsync(
        GateContext gate,
        IReadOnlyList<Guid> people,
        CancellationToken cancellationToken
    )
    {
        Dictionary<Guid, IReadOnlyList<GalleryPhoto>> galleries = [];
        if (gate.Gallery is not { } database)
        {
            return new GalleryLook(galleries, NotGiven);
        }

        try
        {
            foreach (var person in people)
            {
                galleries[person] = await database.OfPersonAsync(person, cancellationToken);
            }

            return new GalleryLook(galleries);
        }
        catch (TrrDatabaseException failure)
        {
            return new GalleryLook(galleries, failure.Message);
        }
    }

    /// <summary>A photo by its link, or null.</summary>
    public GalleryPhoto? Find(Guid linkId) =>
        Galleries.Values.SelectMany(photos => photos).FirstOrDefault(photo => photo.LinkId == linkId);

    /// <summary>A person's gallery; empty when it was not looked at.</summary>
    public IReadOnlyList<GalleryPhoto> Of(Guid personId) => Galleries.GetValueOrDefault(personId, []);
}
