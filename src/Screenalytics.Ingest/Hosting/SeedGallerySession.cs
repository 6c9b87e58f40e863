using Screenalytics.Ingest.Cli.Seeds;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Hosting;

/// <summary>Puts TRR's galleries into the words of <c>seeds list</c>.</summary>
internal sealed class SeedGallerySession(ITrrGallery gallery, Redactor redactor) : ISeedGallery
{
    /// <inheritdoc/>
    public async Task<SeedGallery> OfPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        try
        {
            var photos = await gallery.OfPersonAsync(personId, cancellationToken);
            return new SeedGallery(
                personId,
                photos.Count,
                photos.Count(photo => photo.FacebankSeed),
                [.. photos.Select(LinkOf)]
            );
        }
        catch (TrrDatabaseException e)
        {
            throw new RunStoppedException(FailureCode.DatabaseError, e.Message, e);
        }
    }

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => gallery.DisposeAsync();

    private SeedLink LinkOf(GalleryPhoto photo) =>
        new()
        {
            LinkId = photo.LinkId,
            FacebankSeed = photo.FacebankSeed,
            CanBeFlagged = photo.CanBeFlagged,
            IsPrimary = photo.IsPrimary,
            Kind = photo.Kind,
            Position = photo.Position,
            Width = photo.Width,
            Height = photo.Height,
            ServedUrl = photo.ServedUrl is { } url ? redactor.Redact(url) : null,
            Caption = photo.Caption is { } caption ? redactor.Redact(caption) : null,
            Obstacle = ObstacleOf(photo),
        };

    private static string? ObstacleOf(GalleryPhoto photo) =>
        !photo.CanBeFlagged
            ? GalleryObstacle.NoFlag
            : GalleryObstacle.ToFiling(photo) switch
            {
                null => null,
                SkipReason.MissingUrl => "a sync can't file it: it has no URL",
                { } reason => $"a sync can't file it: {EnumNames.Of(reason)}",
            };
}
