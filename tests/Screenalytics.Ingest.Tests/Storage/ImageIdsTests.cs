using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class ImageIdsTests
{
    private static readonly DateTimeOffset Moment = new(2026, 1, 2, 3, 4, 5, 678, TimeSpan.Zero);

    [Fact]
    public void Ids_are_distinct_ordered_version_7_and_found_again()
    {
        for (var round = 0; round < 1_000; round++)
        {
            var ids = ImageIds.From(Moment);
            var previous = Guid.Empty;
            for (var i = 0; i < 20; i++)
            {
                var id = ids[i * 255];
                id.Version.ShouldBe(7);
                (id.Variant & 0b1100).ShouldBe(0b1000);
                (id > previous).ShouldBeTrue();
                ids.IndexOf(id).ShouldBe(i * 255);
                id.ToString()[..13].Replace("-", "").ShouldBe(Moment.ToUnixTimeMilliseconds().ToString("x12"));
                previous = id;
            }
        }
    }

    [Fact]
    public void Sequences_of_one_moment_differ() => ImageIds.From(Moment)[0].ShouldNotBe(ImageIds.From(Moment)[0]);
}
