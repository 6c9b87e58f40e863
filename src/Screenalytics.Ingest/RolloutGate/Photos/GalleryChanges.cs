using System.Globalization;
using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Photos;

/// <summary>Compares two looks at TRR's database.</summary>
internal static class GalleryChanges
{
    private const int MostInWords = 3;

    /// <summary>What is not as it was.</summary>
    public static IReadOnlyList<GalleryChange> Between(GalleryLook before, GalleryLook after)
    {
        List<GalleryChange> changes = [];
        foreach (var (person, photos) in before.Galleries)
        {
            var now = after.Of(person).ToDictionary(photo => photo.LinkId);
            foreach (var was in photos)
            {
                if (now.Remove(was.LinkId, out var photo))
                {
                    Compare(was, photo, changes);
                }
                else
                {
                    changes.Add(new GalleryChange(was.LinkId, "row", "there", "gone"));
                }
            }

            changes.AddRange(now.Values.Select(photo => new GalleryChange(photo.LinkId, "row", "not there", "there")));
        }

        return changes;
    }

    /// <summary>Changes in words, the first few of them.</summary>
    public static string Words(IReadOnlyList<GalleryChange> changes) =>
        changes.Count == 0 ? "nothing has changed"
        : changes.Count <= MostInWords ? string.Join("; ", changes)
        : $"{string.Join("; ", changes.Take(MostInWords))}; and {changes.Count - MostInWords} changes more";

    private static void Compare(GalleryPhoto was, GalleryPhoto photo, List<GalleryChange> changes)
    {
        Note(GalleryChange.Flag, ToggleAnswers.Flag(was.FacebankSeed), ToggleAnswers.Flag(photo.FacebankSeed));
        Note("kind", was.Kind, photo.Kind);
        Note("position", Text(was.Position), Text(photo.Position));
        Note("is_primary", ToggleAnswers.Flag(was.IsPrimary), ToggleAnswers.Flag(photo.IsPrimary));
        Note("served_url", was.ServedUrl, photo.ServedUrl);
        Note("width", Text(was.Width), Text(photo.Width));
        Note("height", Text(was.Height), Text(photo.Height));
        Note("caption", was.Caption, photo.Caption);

        void Note(string field, string? before, string? after)
        {
            if (before != after)
            {
                changes.Add(
                    new GalleryChange(was.LinkId, field, before ?? "null", after ?? "null") { PersonId = was.PersonId }
                );
            }
        }
    }

    private static string? Text(int? number) => number?.ToString(CultureInfo.InvariantCulture);
}
