using Screenalytics.Ingest.RolloutGate.Http;
using Screenalytics.Ingest.RolloutGate.Photos;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>What <c>seed_only=true</c> answered before a flag was changed, and what it has to answer after.</summary>
internal sealed class SeedSight
{
    private readonly IReadOnlyList<PhotoSeen> _before;
    private readonly PhotoSeen? _photo;

    private SeedSight(IReadOnlyList<PhotoSeen> before, PhotoSeen? photo, string? problem)
    {
        (_before, _photo, Problem) = (before, photo, problem);
    }

    /// <summary>Why reads can't tell a change, in words, or null.</summary>
    public string? Problem { get; }

    /// <summary>How many rows there were before.</summary>
    public int Count => _before.Count;

    /// <summary>Takes what is answered before.</summary>
    /// <param name="listings">What was answered, by person.</param>
    /// <param name="look">What TRR's database had then.</param>
    /// <param name="subject">The link.</param>
    public static SeedSight Of(
        IReadOnlyDictionary<Guid, PhotoListing> listings,
        GalleryLook look,
        ToggleSubject subject
    ) =>
        new(
            [.. listings[subject.PersonId].Rows.Select(PhotoSeen.Of)],
            look.Find(subject.LinkId) is { } photo ? PhotoSeen.Of(photo) : null,
            listings
                .Select(asked => BlindnessOf(asked.Key, asked.Value, look))
                .FirstOrDefault(words => words is not null)
        );

    /// <summary>What is wrong with what is answered after, in words, or null.</summary>
    /// <param name="listing">What was answered.</param>
    /// <param name="flagged">What the flag is now.</param>
    /// <param name="original">What it was before.</param>
    /// <param name="written">Whether TRR's database has the flag as it was asked for; null when that can't be told.</param>
    public string? ProblemOf(PhotoListing listing, bool flagged, bool original, bool? written)
    {
        if (listing.Problem is { } problem)
        {
            return problem;
        }

        PhotoSeen[] now = [.. listing.Rows.Select(PhotoSeen.Of)];
        var (more, less) = (PhotoBag.Beyond(now, _before), PhotoBag.Beyond(_before, now));
        var expected =
            Count
            + (
                flagged == original ? 0
                : flagged ? 1
                : -1
            );
        var right = (flagged == original, flagged) switch
        {
            (true, _) => more.Count == 0 && less.Count == 0,
            (_, true) => less.Count == 0 && more.Count == 1 && IsThePhoto(more[0]),
            _ => more.Count == 0 && less.Count == 1 && IsThePhoto(less[0]),
        };
        return right
            ? null
            : $"seed_only=true answers {now.Length} rows, {expected} expected: {CauseOf(now, more, less, expected, written)}";
    }

    private bool IsThePhoto(PhotoSeen photo) => _photo is null || photo == _photo;

    private static string CauseOf(
        PhotoSeen[] now,
        IReadOnlyList<PhotoSeen> more,
        IReadOnlyList<PhotoSeen> less,
        int expected,
        bool? written
    ) =>
        written == false ? "TRR's database has not the flag that was asked for: the toggle did not write it"
        : more.Count == 0 && less.Count == 0
            ? written == true
                    ? "TRR's database has the flag that was asked for, so that the read is stale, or does not look at the flags"
                : "nothing has changed: the toggle did not write, or the read is stale"
        : now.Length == 0 && expected > 0 ? "an empty list though photos are flagged, as a sick backend answers"
        : now.Length == expected && more.Count > 0 ? "another photo than the toggled one came or went"
        : $"{more.Count} rows came and {less.Count} went";

    // What is wrong with the filter is the filter's step to tell, not the toggle's.
    private static string? BlindnessOf(Guid person, PhotoListing listing, GalleryLook look)
    {
        if (listing.Problem is { } problem)
        {
            return $"seed_only=true could not be read before the toggle either: {problem}";
        }

        if (!look.IsTold)
        {
            return null;
        }

        var flagged = look.Of(person).Where(photo => photo.FacebankSeed).Select(PhotoSeen.Of).ToArray();
        return PhotoBag.AreEqual([.. listing.Rows.Select(PhotoSeen.Of)], flagged)
            ? null
            : $"before the toggle seed_only=true answered {listing.Rows.Count} rows of person {person} that are not the {flagged.Length} flagged photos of TRR's database: the step filter tells what is wrong there";
    }
}
