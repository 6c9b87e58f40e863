using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>The flags of some people's galleries at a moment.</summary>
/// <param name="All">Every link's flag.</param>
/// <param name="Problem">Why they can't be seen, or null.</param>
internal sealed record GalleryFlags(IReadOnlyList<(Guid Person, Guid Link, bool Flagged)> All, string? Problem)
{
    /// <summary>Looks, as far as TRR's database lets.</summary>
    public static async Task<GalleryFlags> OfAsync(
        ITrrGallery? gallery,
        IReadOnlyList<FlagDebt> debts,
        CancellationToken cancellationToken
    )
    {
        List<(Guid, Guid, bool)> all = [];
        try
        {
            foreach (var person in gallery is null ? [] : debts.Select(debt => debt.PersonId).Distinct())
            {
                all.AddRange(
                    (await gallery!.OfPersonAsync(person, cancellationToken)).Select(photo =>
                        (person, photo.LinkId, photo.FacebankSeed)
                    )
                );
            }

            return new GalleryFlags(all, null);
        }
        catch (TrrDatabaseException failure)
        {
            return new GalleryFlags([], failure.Message);
        }
    }

    /// <summary>A link's flag; null when it can't be seen, or is not there.</summary>
    public bool? Of(Guid link) =>
        All.Where(flag => flag.Link == link).Select(flag => (bool?)flag.Flagged).FirstOrDefault();
}
