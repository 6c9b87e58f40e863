using Screenalytics.Ingest.Console.People;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.Console.People;

public sealed class SeedComparerTests
{
    [Fact]
    public void Flags_are_held_against_the_bank_key_by_key()
    {
        GalleryPhoto[] gallery =
        [
            Photo("https://x.test/1", flagged: true),
            Photo("https://x.test/1", flagged: true),
            Photo("https://x.test/2", flagged: true),
            Photo("https://x.test/3"),
            Photo(null, flagged: true),
        ];

        var compared = SeedComparer.Compare(gallery, [Row("https://x.test/1"), Row("https://x.test/3")]);

        compared.ShouldBe(new SeedComparison(4, 1, 1, 1, 1));
        compared.Words.ShouldContain("would take flagged photos");
    }

    [Fact]
    public void It_says_what_a_sync_would_do()
    {
        SeedComparer.Compare([], []).Words.ShouldContain("would fall back");
        SeedComparer.Compare([Photo(null, flagged: true)], []).Words.ShouldContain("does not fall back");
        SeedComparer.Compare([], [Row("https://x.test/1")]).Words.ShouldContain("came from all photos");
        SeedComparer
            .Compare([Photo("https://x.test/1", flagged: true)], [Row("https://x.test/1")])
            .Words.ShouldContain("has all that is flagged");
    }

    private static GalleryPhoto Photo(string? url, bool flagged = false) =>
        new()
        {
            LinkId = Guid.NewGuid(),
            PersonId = Guid.Empty,
            Kind = GalleryPhoto.Gallery,
            FacebankSeed = flagged,
            ServedUrl = url,
        };

    private static FaceBankImage Row(string key) =>
        new()
        {
            ImageId = Guid.NewGuid(),
            PersonId = Guid.Empty,
            S3OriginalKey = key,
        };
}
