namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>Photos regardless of their order; one may be there several times.</summary>
internal static class PhotoBag
{
    /// <summary>What the first has beyond the second, in order.</summary>
    public static IReadOnlyList<PhotoSeen> Beyond(IEnumerable<PhotoSeen> first, IEnumerable<PhotoSeen> second)
    {
        var counts = Count(second);
        List<PhotoSeen> beyond = [];
        foreach (var photo in first)
        {
            if (counts.TryGetValue(photo, out var left) && left > 0)
            {
                counts[photo] = left - 1;
            }
            else
            {
                beyond.Add(photo);
            }
        }

        return beyond;
    }

    /// <summary>Whether both hold the same.</summary>
    public static bool AreEqual(IReadOnlyCollection<PhotoSeen> first, IReadOnlyCollection<PhotoSeen> second) =>
        first.Count == second.Count && Beyond(first, second).Count == 0;

    private static Dictionary<PhotoSeen, int> Count(IEnumerable<PhotoSeen> photos)
    {
        Dictionary<PhotoSeen, int> counts = [];
        foreach (var photo in photos)
        {
            counts[photo] = counts.GetValueOrDefault(photo) + 1;
        }

        return counts;
    }
}
