using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

/// <summary>TRR's galleries in memory.</summary>
internal sealed class FakeGallery(params GalleryPhoto[] photos) : ITrrGallery
{
    public string Host => "trr.test:5432";

    public string Database => "trr";

    public TrrDatabaseException? Failure { get; init; }

    public static GalleryPhoto Photo(
        Guid person,
        int link,
        bool flagged = false,
        string? url = "https://cdn.test/{0}.jpg",
        string kind = GalleryPhoto.Gallery
    ) =>
        new()
        {
            LinkId = LinkOf(link),
            PersonId = person,
            Kind = kind,
            FacebankSeed = flagged,
            ServedUrl = url?.Replace("{0}", $"{link}"),
        };

    public static Guid LinkOf(int link) => new(link, 11, 0, new byte[8]);

    public Task CheckAsync(CancellationToken cancellationToken) => Answer(true);

    public Task<IReadOnlyList<GalleryPhoto>> OfPersonAsync(Guid personId, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<GalleryPhoto>>([.. photos.Where(photo => photo.PersonId == personId)]);

    public Task<IReadOnlyList<GalleryPerson>> PeopleAsync(int most, CancellationToken cancellationToken) =>
        Answer<IReadOnlyList<GalleryPerson>>([
            .. photos
                .GroupBy(photo => photo.PersonId)
                .Select(own => new GalleryPerson(
                    own.Key,
                    own.Count(),
                    own.Count(photo => photo.FacebankSeed),
                    own.Count(photo => photo is { FacebankSeed: false, CanBeFlagged: true })
                )),
        ]);

    public Task<GalleryPhoto?> AnyOfOtherKindAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private Task<T> Answer<T>(T value) => Failure is null ? Task.FromResult(value) : Task.FromException<T>(Failure);
}
