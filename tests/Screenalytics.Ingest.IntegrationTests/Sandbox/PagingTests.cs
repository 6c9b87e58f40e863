using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Pages are cut out of an order that has no tie-breaker, as the real backend's are.</summary>
public sealed class PagingTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private static readonly Guid _season = Guid.Parse("a4a8b2a2-13b4-59d1-b438-d2bf6db64265");

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_season_of_2000_loses_people_in_short_pages_and_none_in_long_ones(bool cached)
    {
        var sandbox = await StartAsync(options => options with { RecordedCast = true, CacheReads = cached });
        using var client = new SandboxClient(sandbox);
        (await DistinctAsync(client, 50)).ShouldBeInRange(1960, 1997);
        (await DistinctAsync(client, 200)).ShouldBeInRange(1985, 1999);
        (await DistinctAsync(client, 500)).ShouldBe(2000);
    }

    [Fact]
    public async Task An_unstable_page_of_500_repeats_people_until_the_fault_is_used_up()
    {
        var sandbox = await StartAsync(options => options with { RecordedCast = true });
        using var client = new SandboxClient(sandbox);
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.UnstableOrder, MaxCount = 4 });
        (await DistinctAsync(client, 500)).ShouldBeLessThan(2000);
        (await DistinctAsync(client, 500)).ShouldBe(2000);
    }

    [Fact]
    public async Task Rows_of_different_rank_keep_their_order_in_any_page()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var whole = await client.UrlsAsync(SandboxClient.Photos(SandboxIds.ManyPhotos, "?limit=500"));
        whole.Count.ShouldBe(450);
        var paged = new List<string?>();
        for (var offset = 0; offset < 450; offset += 7)
        {
            paged.AddRange(
                await client.UrlsAsync(SandboxClient.Photos(SandboxIds.ManyPhotos, $"?limit=7&offset={offset}"))
            );
        }

        paged.ShouldBe(whole);
    }

    [Fact]
    public async Task Only_photos_of_equal_rank_are_shuffled()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var orders = new HashSet<string>();
        for (var read = 0; read < 20; read++)
        {
            var urls = await client.UrlsAsync(SandboxClient.Photos(SandboxIds.SeveralPrimaries));
            urls.Count.ShouldBe(12);
            urls.Distinct().Count().ShouldBe(12);
            for (var photo = 0; photo < 6; photo++)
            {
                urls[photo].ShouldNotBeNull().ShouldEndWith($"/{photo + 1}.svg");
            }

            orders.Add(string.Join(' ', urls));
        }

        orders.Count.ShouldBeGreaterThan(1);
    }

    [Theory]
    [InlineData("?limit=0", 200, 0)]
    [InlineData("?offset=449&limit=500", 200, 1)]
    [InlineData("?offset=450", 200, 0)]
    [InlineData("?offset=99999999999", 200, 0)]
    [InlineData("", 200, 200)]
    [InlineData("?limit=1&limit=3", 200, 3)]
    [InlineData("?limit=", 422, 0)]
    [InlineData("?limit=ten", 422, 0)]
    [InlineData("?limit=501", 422, 0)]
    [InlineData("?seed_only=perhaps", 422, 0)]
    [InlineData("?seed_only=YES&limit=500", 200, 230)]
    [InlineData("?limit=-1", 500, 0)]
    public async Task Limits_offsets_and_flags(string query, int status, int rows)
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        using var response = await client.GetAsync(SandboxClient.Photos(SandboxIds.ManyPhotos, query));
        ((int)response.StatusCode).ShouldBe(status);
        if (status == 200)
        {
            (await client.RowsAsync(SandboxClient.Photos(SandboxIds.ManyPhotos, query))).Length.ShouldBe(rows);
        }
    }

    private static async Task<int> DistinctAsync(SandboxClient client, int limit)
    {
        var people = new HashSet<string?>();
        for (var offset = 0; offset < 2000; offset += limit)
        {
            foreach (
                var row in await client.RowsAsync(SandboxClient.Season(_season, $"?limit={limit}&offset={offset}"))
            )
            {
                people.Add(row.GetProperty("person_id").GetString());
            }
        }

        return people.Count;
    }
}
