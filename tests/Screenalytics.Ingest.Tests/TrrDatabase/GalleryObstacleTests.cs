using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.TrrDatabase;

public sealed class GalleryObstacleTests
{
    [Theory]
    [InlineData(null, SkipReason.MissingUrl)]
    [InlineData(" ", SkipReason.EmptyUrl)]
    [InlineData("ftp://cdn.test/a.jpg", SkipReason.UnsupportedScheme)]
    [InlineData("a.jpg", SkipReason.InvalidUrl)]
    [InlineData("https://cdn.test/a b.jpg", null)]
    public void What_a_sync_would_pass_over_is_known_beforehand(string? url, SkipReason? reason) =>
        GalleryObstacle
            .ToFiling(
                new GalleryPhoto
                {
                    LinkId = Guid.Empty,
                    PersonId = Guid.Empty,
                    Kind = GalleryPhoto.Gallery,
                    ServedUrl = url,
                }
            )
            .ShouldBe(reason);
}
