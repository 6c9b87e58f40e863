using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Generated casts have the shares that were asked for, and the expected rows are those a careful reader finds.</summary>
public sealed class GeneratedCastTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Expected_rows_are_what_reading_person_by_person_gives(bool cached)
    {
        var sandbox = await StartAsync(options => options with { CacheReads = cached });
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(400, UrlBase: "https://cdn.example.test/x"));
        using var client = new SandboxClient(sandbox);
        var people = await PeopleAsync(client, SandboxClient.Season(cast.SeasonId, "?limit=500"));
        people.Distinct().Count().ShouldBe(400);
        var episode = await PeopleAsync(client, SandboxClient.Episode(cast.EpisodeId, "?limit=500"));
        episode.Order().ShouldBe(people.Order());

        var read = new List<ExpectedImage>();
        foreach (var person in people)
        {
            var urls = await client.UrlsAsync(SandboxClient.Photos(person, "?seed_only=true&limit=500"));
            urls = urls.Count > 0 ? urls : await client.UrlsAsync(SandboxClient.Photos(person, "?limit=500"));
            read.AddRange(urls.Distinct().Take(3).Select((url, i) => new ExpectedImage(person, url!, i + 1)));
        }

        read.ShouldAllBe(image => image.Url.StartsWith("https://cdn.example.test/x/"));
        var expected = await ListAsync(sandbox.Casts.ExpectedAsync(cast.SeasonId, 3));
        expected.Order(_byPersonAndRank).ShouldBe(read.Order(_byPersonAndRank));
    }

    [Fact]
    public async Task Shares_and_load_are_as_documented()
    {
        var sandbox = await StartAsync(options => options with { FictionalCast = false });
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(5000));
        await using var command = sandbox.Database.CreateCommand(
            "select count(distinct entity_id), count(distinct entity_id) filter (where facebank_seed) from core.media_links"
        );
        await using var reader = await command.ExecuteReaderAsync();
        await reader.ReadAsync();
        reader.GetInt64(0).ShouldBeInRange(4820, 4930);
        reader.GetInt64(1).ShouldBeInRange(2880, 3120);
        var expected = await ListAsync(sandbox.Casts.ExpectedAsync(cast.SeasonId));
        ((double)expected.Count / 5000).ShouldBeInRange(3.8, 4.0);
    }

    [Fact]
    public async Task The_same_specification_gives_the_same_cast_and_another_seed_another()
    {
        var one = await StartAsync();
        var two = await StartAsync();
        var cast = await one.Casts.GenerateAsync(new CastSpec(50));
        (await one.Casts.GenerateAsync(new CastSpec(50))).ShouldBe(cast);
        (await two.Casts.GenerateAsync(new CastSpec(50))).ShouldBe(cast);
        var first = await ListAsync(one.Casts.ExpectedAsync(cast.SeasonId));
        (await ListAsync(two.Casts.ExpectedAsync(cast.EpisodeId))).ShouldBe(first);
        var other = await one.Casts.GenerateAsync(new CastSpec(50, Seed: 2));
        (await ListAsync(one.Casts.ExpectedAsync(other.SeasonId))).Intersect(first).ShouldBeEmpty();
    }

    [Fact]
    public async Task All_seeded_none_seeded_and_nobody()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var seeded = await sandbox.Casts.GenerateAsync(new CastSpec(30, 1, 0));
        var unseeded = await sandbox.Casts.GenerateAsync(new CastSpec(30, 0, 0));
        var nobody = await sandbox.Casts.GenerateAsync(new CastSpec(0));
        foreach (var (cast, hasSeeds) in new[] { (seeded, true), (unseeded, false) })
        {
            foreach (var person in await PeopleAsync(client, SandboxClient.Season(cast.SeasonId)))
            {
                var seeds = await client.RowsAsync(SandboxClient.Photos(person, "?seed_only=true"));
                (seeds.Length > 0).ShouldBe(hasSeeds);
                (await client.RowsAsync(SandboxClient.Photos(person))).ShouldNotBeEmpty();
            }
        }

        (await client.RowsAsync(SandboxClient.Season(nobody.SeasonId))).ShouldBeEmpty();
    }

    private static readonly Comparer<ExpectedImage> _byPersonAndRank = Comparer<ExpectedImage>.Create(
        (a, b) => (a.PersonId, a.Rank).CompareTo((b.PersonId, b.Rank))
    );

    private static async Task<List<ExpectedImage>> ListAsync(IAsyncEnumerable<ExpectedImage> images)
    {
        var list = new List<ExpectedImage>();
        await foreach (var image in images)
        {
            list.Add(image);
        }

        return list;
    }

    private static async Task<List<Guid>> PeopleAsync(SandboxClient client, string path) =>
        [.. (await client.RowsAsync(path)).Select(row => row.GetProperty("person_id").GetGuid())];
}
