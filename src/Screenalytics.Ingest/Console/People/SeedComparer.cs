using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.People;

/// <summary>Compares a gallery with the face bank. Pure.</summary>
internal static class SeedComparer
{
    /// <summary>Compares.</summary>
    public static SeedComparison Compare(IReadOnlyList<GalleryPhoto> gallery, IReadOnlyCollection<FaceBankImage> bank)
    {
        var keys = bank.Select(image => image.S3OriginalKey).ToHashSet(StringComparer.Ordinal);
        var flagged = gallery.Where(photo => photo.FacebankSeed).ToArray();
        var unusable = flagged.Count(photo => GalleryObstacle.ToFiling(photo) is not null);

        // One key is one image, however many photos have it.
        var seeds = flagged
            .Where(photo => GalleryObstacle.ToFiling(photo) is null)
            .Select(photo => photo.ServedUrl!)
            .ToHashSet(StringComparer.Ordinal);
        var shared = seeds.Count(keys.Contains);
        return new SeedComparison(
            flagged.Length,
            shared,
            seeds.Count - shared,
            unusable,
            keys.Count(key => !seeds.Contains(key))
        );
    }
}
