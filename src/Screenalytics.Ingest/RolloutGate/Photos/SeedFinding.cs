using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>What is wrong with an answer to <c>seed_only=true</c>, as far as flags are concerned.</summary>
internal static class SeedFinding
{
    /// <summary>The fault in words, with its cause; null when exactly the flagged photos are listed.</summary>
    /// <param name="listed">The rows.</param>
    /// <param name="photos">All the photos, as TRR's database has them.</param>
    /// <param name="elsewise">Says what else differs from the flagged photos.</param>
    public static string? Of(IReadOnlyList<PhotoSeen> listed, IReadOnlyList<GalleryPhoto> photos, Func<string> elsewise)
    {
        PhotoSeen[] flagged = [.. photos.Where(photo => photo.FacebankSeed).Select(PhotoSeen.Of)];
        PhotoSeen[] unflagged = [.. photos.Where(photo => !photo.FacebankSeed).Select(PhotoSeen.Of)];
        if (PhotoBag.AreEqual(listed, flagged))
        {
            return null;
        }

        var intruders = PhotoBag.Beyond(PhotoBag.Beyond(listed, flagged), unflagged);
        var passed = PhotoBag.Beyond(listed, flagged).Count - intruders.Count;
        var lacking = PhotoBag.Beyond(flagged, listed).Count;
        return listed.Count == 0
                ? $"[] though TRR's database has {flagged.Length} flagged photos: a sick backend answers so"
            : passed > 0 && PhotoBag.AreEqual(listed, [.. flagged, .. unflagged])
                ? $"{listed.Count} rows, all the person's photos; {flagged.Length} of them are flagged: the filter is ignored"
            : passed > 0 && PhotoBag.AreEqual(listed, unflagged)
                ? $"{listed.Count} rows, exactly the photos that are not flagged, and none of the {flagged.Length} flagged ones: the filter is inverted"
            : passed > 0 && intruders.Count == 0
                ? $"{listed.Count} rows; {passed} of them are not flagged{Lacking(lacking, flagged.Length)}: the filter lets others through"
            : intruders.Count == 0 && lacking > 0
                ? $"{listed.Count} rows{Lacking(lacking, flagged.Length)}: the filter drops flagged photos"
            : elsewise();
    }

    private static string Lacking(int lacking, int flagged) =>
        lacking == 0 ? "" : $"; {lacking} of {flagged} flagged photos are missing";
}
