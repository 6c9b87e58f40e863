using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Chooses the photo whose flag is set and cleared.</summary>
internal static class ToggleChoice
{
    /// <summary>
    /// One that is not flagged, of somebody with seeds: another seed for a moment does least harm. Best one that the
    /// backend's answers tell from the person's others.
    /// </summary>
    /// <param name="people">Whose photos, the best first.</param>
    public static GalleryPhoto? Of(IEnumerable<PersonFacts> people)
    {
        var all = people.DistinctBy(person => person.PersonId).ToArray();
        return all.Where(person => person.Flagged > 0)
            .Concat(all.Where(person => person.Flagged == 0))
            .Select(BestOf)
            .FirstOrDefault(photo => photo is not null);
    }

    private static GalleryPhoto? BestOf(PersonFacts person) =>
        person
            .Photos.Where(photo => photo is { CanBeFlagged: true, FacebankSeed: false })
            .OrderByDescending(PersonFacts.IsUsable)
            .ThenBy(photo => person.Photos.Count(other => other.ServedUrl == photo.ServedUrl))
            .ThenBy(photo => photo.IsPrimary)
            .FirstOrDefault();
}
