using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class FaceBankImagesTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Images_say_where_they_came_from(bool shared)
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres, shared ? SharedBank.SchemaWithPeople : null);
        var ann = SharedBank.Ann;
        var run = await runs.AddRunAsync(new FaceBankTarget());
        await runs.Database.FileAsync(
            run,
            Seeded(ann, "https://x.test/c.jpg", "https://x.test/b.jpg"),
            Seeded(SharedBank.Bob, "https://x.test/d.jpg")
        );
        await runs.ExecuteAsync(SharedBank.Row(ann, "https://x.test/hand.jpg", "2026-01-01", approved: true));

        List<FaceBankImage> images = [];
        Guid? after = null;
        do
        {
            var page = await runs.History.FaceBankAsync(ann, after, 2, TestContext.Current.CancellationToken);
            images.AddRange(page.Items);
            after = page.Next is null ? null : Guid.Parse(page.Next);
        } while (after is not null);

        images.Select(image => image.ImageId).ShouldBe(images.Select(image => image.ImageId).Order());
        images
            .OrderBy(image => image.S3OriginalKey, StringComparer.Ordinal)
            .Select(image => (image.S3OriginalKey, image.RunId, image.Source, image.Rank, image.Approved))
            .ShouldBe([
                ("https://x.test/b.jpg", run, "seed", 2, false),
                ("https://x.test/c.jpg", run, "seed", 1, false),
                ("https://x.test/hand.jpg", null, null, null, true),
            ]);
    }
}
