using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Inspection.Stories;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>Makes of photos of TRR's database what a page shows of them. Pure.</summary>
internal sealed class PhotoModels(ImageHosts images, Redactor redactor)
{
    /// <summary>Of a photo.</summary>
    /// <param name="photo">The photo.</param>
    /// <param name="number">Its place in the gallery, from 1.</param>
    /// <param name="bank">The person's images in the face bank, by key.</param>
    public PhotoModel Of(GalleryPhoto photo, int number, IReadOnlyDictionary<string, FaceBankImage> bank)
    {
        var (image, notShown) = Show(photo.ServedUrl);
        return new PhotoModel
        {
            LinkId = photo.LinkId,
            Number = number,
            Flagged = photo.FacebankSeed,
            CanBeFlagged = photo.CanBeFlagged,
            IsPrimary = photo.IsPrimary,
            Kind = photo.Kind,
            Position = photo.Position,
            Width = photo.Width,
            Height = photo.Height,
            Caption = string.IsNullOrWhiteSpace(photo.Caption) ? null : redactor.Redact(photo.Caption),
            Image = image,
            NotShown = notShown,
            InBank =
                photo.ServedUrl is { } key && bank.TryGetValue(key, out var row)
                    ? row.Approved
                        ? "approved"
                        : "not approved"
                    : null,
            Obstacles = [.. ObstaclesOf(photo)],
        };
    }

    /// <summary>The address that an image is shown from, or why it is not shown.</summary>
    public (string? Image, string? NotShown) Show(string? url) =>
        images.Allows(url) ? (url, null)
        : url is null ? (null, "There is no image")
        : Uri.TryCreate(url, UriKind.Absolute, out var address) && address.Host.Length > 0
            ? (null, $"Not shown: {address.Host} is not among the image hosts")
        : (null, "Not shown: its address is none");

    private static IEnumerable<string> ObstaclesOf(GalleryPhoto photo)
    {
        if (!photo.CanBeFlagged)
        {
            yield return string.IsNullOrWhiteSpace(photo.Kind)
                ? $"It {GalleryObstacle.NoFlag}, and this one is of none."
                : $"It {GalleryObstacle.NoFlag}, and this one is of the kind '{photo.Kind}'.";
        }

        if (GalleryObstacle.ToFiling(photo) is { } reason)
        {
            yield return photo.FacebankSeed || reason is not SkipReason.MissingUrl
                ? $"A sync passes it over: {SkipText.Of(reason)}."
                : "A sync passes it over: it has no image yet.";
        }
    }
}
