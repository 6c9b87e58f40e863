using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Stories;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.People;

/// <summary>Puts together all that is known of a person.</summary>
internal sealed class PersonBoard(
    TrrPort trr,
    IRunHistory history,
    IApiHost host,
    PhotoModels photos,
    TimeProvider time
)
{
    /// <summary>Runs that are told at first.</summary>
    public const int FewRuns = 8;

    /// <summary>Runs that are told at most.</summary>
    public const int MostRuns = 50;

    private const int MostImages = 1000;
    private const int MostShown = 40;

    // A page that is about more than the gallery does not wait for it as long as its own page does.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(3);

    /// <summary>A person, for somebody who looks.</summary>
    public async Task<PersonModel> ReadAsync(Guid personId, bool allRuns, ConsoleUser user, CancellationToken stop)
    {
        var naming = trr.NameAsync(personId, stop);
        var looking = GalleryAsync(personId, stop);
        var banking = history.FaceBankAsync(personId, null, MostImages, stop);
        var limit = allRuns ? MostRuns : FewRuns;
        var runs = await history.PersonAsync(personId, null, limit + 1, stop);
        var bank = await banking;
        var (gallery, problem) = await looking;
        var images = bank.Items.DistinctBy(image => image.ImageId).ToDictionary(image => image.ImageId);
        return new PersonModel
        {
            PersonId = personId,
            Name = await naming,
            Now = time.GetUtcNow(),
            Bank = [.. Shown(bank.Items, gallery)],
            Images = images.Count,
            MoreImages = bank.Next is not null,
            Approved = images.Values.Count(image => image.Approved),
            Stories = [.. runs.Take(limit).Select(run => PersonTeller.Tell(run.Run, run.Result, images))],
            Earlier =
                runs.Count <= limit ? null
                : allRuns ? PageUrl.Of("/console/runs", ("q", $"{personId}"))
                : PageUrl.Of($"/console/people/{personId}", ("runs", "all")),
            // Of a bank that is read in part it can't be told what is missing in it.
            Seeds = gallery is null || bank.Next is not null ? null : SeedComparer.Compare(gallery, images.Values),
            Photos = gallery?.Count,
            HasGallery = trr.Gallery is not null,
            GalleryProblem = problem,
            MaxImages = host.MaxImagesPerPerson,
            MaySync = user.Can(ConsoleRole.Operator),
        };
    }

    private IEnumerable<BankPhoto> Shown(IEnumerable<FaceBankImage> rows, IReadOnlyList<GalleryPhoto>? gallery)
    {
        var flagged = gallery
            ?.Where(photo => photo.FacebankSeed && photo.ServedUrl is not null)
            .Select(photo => photo.ServedUrl!)
            .ToHashSet(StringComparer.Ordinal);
        return rows.OrderByDescending(row => row.Approved)
            .ThenByDescending(row => row.CreatedAt)
            .ThenBy(row => row.Rank ?? int.MaxValue)
            .Take(MostShown)
            .Select(row =>
            {
                var (image, notShown) = photos.Show(row.S3OriginalKey);
                return new BankPhoto(row, image, notShown, flagged?.Contains(row.S3OriginalKey));
            });
    }

    private async Task<(IReadOnlyList<GalleryPhoto>? Gallery, string? Problem)> GalleryAsync(
        Guid personId,
        CancellationToken stop
    )
    {
        if (trr.Gallery is not { } gallery)
        {
            return (null, null);
        }

        using var patience = new CancellationTokenSource(Patience, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, stop);
        try
        {
            return (await gallery.OfPersonAsync(personId, both.Token), null);
        }
        catch (TrrDatabaseException e)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            return (null, "TRR's database did not answer in time.");
        }
    }
}
