using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>How listed rows differ from the photos that TRR's database has, sorted by what may have caused it.</summary>
/// <param name="Rows">How many rows were listed.</param>
/// <param name="Photos">How many photos there are.</param>
/// <param name="Doubled">Rows that are listed more often than they are there.</param>
/// <param name="Changed">Rows of which a field is not what it is in the database: the fields, for each.</param>
/// <param name="Addresses">Rows whose URL is not that of the photo which they otherwise are.</param>
/// <param name="Unknown">Rows that are no photo of this person.</param>
/// <param name="Missing">Photos that are not listed.</param>
internal sealed record RowDifference(
    int Rows,
    int Photos,
    int Doubled,
    IReadOnlyList<IReadOnlyList<string>> Changed,
    int Addresses,
    IReadOnlyList<PhotoSeen> Unknown,
    IReadOnlyList<PhotoSeen> Missing
)
{
    /// <summary>Whether the same is listed that is there.</summary>
    public bool IsNone =>
        Doubled == 0 && Changed.Count == 0 && Addresses == 0 && Unknown.Count == 0 && Missing.Count == 0;

    /// <summary>Compares.</summary>
    /// <param name="listed">The rows, as the backend listed them.</param>
    /// <param name="photos">The photos, as TRR's database has them.</param>
    /// <param name="others">URLs of photos that are known to be other people's.</param>
    public static RowDifference Of(
        IReadOnlyList<PhotoSeen> listed,
        IReadOnlyList<GalleryPhoto> photos,
        IReadOnlySet<string> others
    )
    {
        PhotoSeen[] there = [.. photos.Select(PhotoSeen.Of)];
        var known = there.ToHashSet();
        List<PhotoSeen> missing = [.. PhotoBag.Beyond(there, listed)];
        var (doubled, addresses) = (0, 0);
        List<IReadOnlyList<string>> changed = [];
        List<PhotoSeen> strange = [];
        List<PhotoSeen> unknown = [];
        foreach (var row in PhotoBag.Beyond(listed, there))
        {
            if (known.Contains(row))
            {
                doubled++;
            }
            else if (
                Take(missing, photo => photo.ServedUrl is not null && photo.ServedUrl == row.ServedUrl) is { } same
            )
            {
                changed.Add([.. row.DifferencesTo(same)]);
            }
            else
            {
                strange.Add(row);
            }
        }

        // Only when all are accounted for so: among rows of somebody else some always look alike.
        List<PhotoSeen> left = [.. missing];
        if (
            strange.TrueForAll(row =>
                (row.ServedUrl is null || !others.Contains(row.ServedUrl))
                && Take(left, photo => photo with { ServedUrl = row.ServedUrl } == row) is not null
            )
        )
        {
            (addresses, missing) = (strange.Count, left);
        }
        else
        {
            unknown = strange;
        }

        return new RowDifference(listed.Count, photos.Count, doubled, changed, addresses, unknown, missing);
    }

    private static PhotoSeen? Take(List<PhotoSeen> photos, Predicate<PhotoSeen> which)
    {
        var at = photos.FindIndex(which);
        if (at < 0)
        {
            return null;
        }

        var photo = photos[at];
        photos.RemoveAt(at);
        return photo;
    }
}
