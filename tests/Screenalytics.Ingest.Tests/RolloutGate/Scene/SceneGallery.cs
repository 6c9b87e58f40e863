using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>TRR's database in memory.</summary>
internal sealed class SceneGallery(List<GalleryPhoto> photos) : ITrrGallery
{
    public string Host => "trr.test";

    public string Database => "trr";

    /// <summary>What it fails with, or null.</summary>
    public string? Broken { get; set; }

    /// <summary>Is called before each look.</summary>
    public Action? OnLook { get; set; }

    public Task CheckAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken)
    {
        if (Broken is { } words)
        {
            throw new TrrDatabaseException(words);
        }

        OnLook?.Invoke();
        return Task.FromResult<IReadOnlyList<GalleryPhoto>>([.. photos.Where(photo => photo.PersonId == personId)]);
    }

    public Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<GalleryPerson>>([
            .. photos
                .GroupBy(photo => photo.PersonId)
                .Select(group => new GalleryPerson(
                    group.Key,
                    group.Count(),
                    group.Count(photo => photo.FacebankSeed),
                    group.Count(photo => !photo.FacebankSeed && photo.CanBeFlagged)
                )),
        ]);

    public Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken) =>
        Task.FromResult(photos.FirstOrDefault(photo => !photo.CanBeFlagged));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
