using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Scene;

/// <summary>TRR's database in memory.</summary>
internal sealed class SceneGallery(IReadOnlyCollection<GalleryPhoto> photos) : ITrrGallery
{
    public string Host => "trr.test";

    public string Database => "trr";

    /// <summary>What it fails with, or null.</summary>
    public string? Broken { get; set; }

    /// <summary>Is called before each look at a person.</summary>
    public Action? OnLook { get; set; }

    public Task CheckAsync(CancellationToken cancellationToken) => Answer(() => true);

    public Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<GalleryPhoto>>(() =>
        {
            OnLook?.Invoke();
            return [.. photos.Where(photo => photo.PersonId == personId)];
        });

    public Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<GalleryPerson>>(() =>
            [
                .. photos
                    .GroupBy(photo => photo.PersonId)
                    .Select(own => new GalleryPerson(
                        own.Key,
                        own.Count(),
                        own.Count(photo => photo.FacebankSeed),
                        own.Count(photo => photo is { FacebankSeed: false, CanBeFlagged: true })
                    )),
            ]
        );

    public Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken) =>
        Answer(() => photos.FirstOrDefault(photo => !photo.CanBeFlagged));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Answer<T>(Func<T> value) =>
        Broken is { } words ? Task.FromException<T>(new TrrDatabaseException(words)) : Task.FromResult(value());
}
