using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Looks at people's galleries.</summary>
internal sealed class GalleryBoard(TrrPort trr, IRunHistory history, SeedToggler toggler, PhotoModels photos)
{
    private const int MostBankImages = 1000;

    /// <summary>A person's gallery for somebody who looks at it.</summary>
    public async Task<GalleryModel> ReadAsync(Guid personId, int page, ConsoleUser user, CancellationToken stop)
    {
        var empty = new GalleryModel { PersonId = personId, Locked = LockOf(user) };
        if (trr.Gallery is not { } gallery)
        {
            return empty with { HasDatabase = false };
        }

        var naming = trr.NameAsync(personId, stop);
        var banking = history.FaceBankAsync(personId, null, MostBankImages, stop);
        try
        {
            var all = await gallery.OfPersonAsync(personId, stop);
            return Fill(empty with { PersonName = await naming }, all, page, await banking);
        }
        catch (TrrDatabaseException e)
        {
            await banking;
            return empty with { PersonName = await naming, Problem = e.Message };
        }
    }

    /// <summary>How the flags stand now; null without TRR's database.</summary>
    /// <exception cref="TrrDatabaseException">They can't be read.</exception>
    public async Task<GalleryFlags?> FlagsAsync(Guid personId, CancellationToken stop)
    {
        if (trr.Gallery is not { } gallery)
        {
            return null;
        }

        var all = await gallery.OfPersonAsync(personId, stop);
        return new GalleryFlags(
            all.ToDictionary(photo => photo.LinkId, photo => photo.FacebankSeed),
            all.Count,
            all.Count(photo => photo.FacebankSeed)
        );
    }

    private GalleryModel Fill(
        GalleryModel empty,
        IReadOnlyList<GalleryPhoto> all,
        int page,
        RunPage<FaceBankImage> images
    )
    {
        // Of a bank that is read in part it can't be told what is not in it: then nothing is told of any photo.
        var bank = (images.Next is null ? images.Items : [])
            .DistinctBy(image => image.S3OriginalKey)
            .ToDictionary(image => image.S3OriginalKey, StringComparer.Ordinal);
        var model = empty with
        {
            Total = all.Count,
            Flaggable = all.Count(photo => photo.CanBeFlagged),
            Flagged = all.Count(photo => photo.FacebankSeed),
        };
        var shown = Math.Clamp(page, 1, model.Pages);
        var first = (shown - 1) * GalleryModel.PageSize;
        return model with
        {
            Page = shown,
            Photos =
            [
                .. all.Skip(first)
                    .Take(GalleryModel.PageSize)
                    .Select((photo, i) => photos.Of(photo, first + i + 1, bank)),
            ],
        };
    }

    private string? LockOf(ConsoleUser user) =>
        !user.Can(ConsoleRole.Admin)
            ? $"You are signed in as {EnumNames.Of(user.Role)}: only an allowlisted admin, signed in by TRR's token, flags seeds."
        : !toggler.IsConfigured
            ? "This worker has no TRR_CORE_SUPABASE_SERVICE_ROLE_KEY or no TRR_INTERNAL_ADMIN_SHARED_SECRET, which the toggle asks for: flags are shown, and can't be changed."
        : null;
}
