using System.Text.Json;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>Finds out whose photos are listed in a person's place.</summary>
internal static class PhotoOwners
{
    private const int MostPeople = 16;

    /// <summary>The owners of listed URLs that are none of the person's, as far as a short look finds them.</summary>
    public static async Task<IReadOnlyDictionary<string, Guid>> OfAsync(
        GateContext gate,
        Guid person,
        IReadOnlyList<GalleryPhoto> photos,
        IReadOnlyList<JsonElement> rows,
        CancellationToken cancellationToken
    )
    {
        Dictionary<string, Guid> owners = new(StringComparer.Ordinal);
        var own = photos.Select(photo => photo.ServedUrl).ToHashSet();
        var strange = rows.Select(PhotoSeen.Of)
            .Select(row => row.ServedUrl)
            .Where(url => !own.Contains(url))
            .ToHashSet();
        if (strange.Count == 0 || gate.Gallery is not { } database)
        {
            return owners;
        }

        try
        {
            var people = await database.PeopleAsync(MostPeople, cancellationToken);
            foreach (
                var other in GalleryLook
                    .PeopleOf(gate)
                    .Concat(people.Select(known => known.PersonId))
                    .Distinct()
                    .Where(other => other != person)
            )
            {
                foreach (var photo in await database.OfPersonAsync(other, cancellationToken))
                {
                    if (photo.ServedUrl is { } url && strange.Contains(url))
                    {
                        owners.TryAdd(url, other);
                    }
                }
            }
        }
        catch (TrrDatabaseException)
        {
            // Whose rows they are would only be the better word for what is wrong anyway.
        }

        return owners;
    }
}
