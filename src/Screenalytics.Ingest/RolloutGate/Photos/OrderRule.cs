using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>The order of photos: primary ones first, then by position; photos of one rank in any order.</summary>
internal static class OrderRule
{
    /// <summary>What is out of order, in words, or null.</summary>
    /// <param name="listed">The rows; the same photos as those of the database.</param>
    /// <param name="photos">The photos, in the database's order.</param>
    public static string? ProblemOf(IReadOnlyList<PhotoSeen> listed, IReadOnlyList<GalleryPhoto> photos)
    {
        for (var begin = 0; begin < photos.Count; )
        {
            var end = begin + 1;
            while (end < photos.Count && IsTie(photos[begin], photos[end]))
            {
                end++;
            }

            PhotoSeen[] rank = [.. photos.Skip(begin).Take(end - begin).Select(PhotoSeen.Of)];
            PhotoSeen[] rows = [.. listed.Skip(begin).Take(end - begin)];
            if (PhotoBag.Beyond(rows, rank) is [var stranger, ..])
            {
                return Words(listed, photos, begin + Array.IndexOf(rows, stranger));
            }

            begin = end;
        }

        return null;
    }

    /// <summary>What is out of order as far as the rows themselves tell, in words, or null.</summary>
    public static string? ProblemOf(IReadOnlyList<PhotoSeen> listed)
    {
        var others = listed.TakeWhile(photo => photo.IsPrimary).Count();
        var late = listed.Skip(others).TakeWhile(photo => !photo.IsPrimary).Count();
        return others + late < listed.Count
            ? $"row {others + late + 1} is a primary photo and stands behind one that is not: primary ones are not first"
            : null;
    }

    private static bool IsTie(GalleryPhoto one, GalleryPhoto other) =>
        one.IsPrimary == other.IsPrimary && one.Position == other.Position;

    private static string Words(IReadOnlyList<PhotoSeen> listed, IReadOnlyList<GalleryPhoto> photos, int at)
    {
        var expected = photos[at];
        var found = photos.First(photo => PhotoSeen.Of(photo) == listed[at]);
        var isReversed = photos.Select(PhotoSeen.Of).SequenceEqual(listed.Reverse());
        var cause =
            isReversed ? "the order is reversed"
            : expected.IsPrimary && !found.IsPrimary ? "primary photos are not first"
            : "the backend does not keep to positions";
        return $"row {at + 1} is the photo of position {Position(found)} where that of position {Position(expected)} belongs: {cause}";
    }

    private static string Position(GalleryPhoto photo) => photo.Position is { } position ? $"{position}" : "none";
}
