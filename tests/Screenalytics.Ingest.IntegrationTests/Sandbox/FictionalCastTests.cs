using System.Net;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The fictional cast has every awkward kind of row, and portraits that can be looked at.</summary>
public sealed class FictionalCastTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Fact]
    public async Task Portraits_are_served_by_the_sandbox_itself()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var url = (await client.UrlsAsync(SandboxClient.Photos(SandboxIds.Seeded, "?seed_only=true")))[0];
        url.ShouldNotBeNull().ShouldStartWith(sandbox.Address + "/media/");
        using var response = await client.SendAsync(HttpMethod.Get, new Uri(url).AbsolutePath, null);
        response.Content.Headers.ContentType?.MediaType.ShouldBe("image/svg+xml");
        var svg = await response.Content.ReadAsStringAsync();
        System.Xml.Linq.XDocument.Parse(svg).Root.ShouldNotBeNull().Name.LocalName.ShouldBe("svg");
    }

    [Fact]
    public async Task A_restart_keeps_flags_and_moves_the_portraits_address()
    {
        var first = await StartAsync();
        using var client = new SandboxClient(first);
        await client.ToggleAsync(SandboxIds.Unseeded, SandboxIds.UnseededLink, true);
        var second = await StartAsync(options =>
            options with
            {
                ConnectionString = first.Options.ConnectionString,
                PublicBaseUrl = "http://portraits.example.test/",
            }
        );
        using var other = new SandboxClient(second);
        var urls = await other.UrlsAsync(SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true"));
        urls.ShouldHaveSingleItem().ShouldNotBeNull().ShouldStartWith("http://portraits.example.test/media/");
    }

    [Fact]
    public async Task Awkward_rows_are_as_their_names_say()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        Task<List<string?>> Urls(Guid person) => client.UrlsAsync(SandboxClient.Photos(person, "?limit=500"));
        (await Urls(SandboxIds.NoPhotos)).ShouldBeEmpty();
        (await Urls(SandboxIds.NullAndEmptyUrls)).Count(string.IsNullOrEmpty).ShouldBe(3);
        (await Urls(SandboxIds.RepeatedUrls)).Distinct().Count().ShouldBe(4);
        (await Urls(SandboxIds.NotMirrored)).ShouldContain(url => url!.StartsWith("https://origin.example.test/"));
        (await Urls(SandboxIds.RawUrls)).ShouldContain(url => url!.Contains(' ') && url.Contains('ä'));
        (await Urls(SandboxIds.ManyPhotos)).Count.ShouldBe(450);
        var lengths = (await Urls(SandboxIds.LongUrls)).Select(url => Encoding.UTF8.GetByteCount(url!));
        lengths.ShouldBe([2048, 2049, 2705, 9000, 400]);
        (await Urls(SandboxIds.OtherSchemes)).ShouldContain("ftp://origin.example.test/1.jpg");
        var second = await Urls(SandboxIds.SecondPage);
        (second.Count, second.Distinct().Count()).ShouldBe((500, 1));
        var kinds = await client.RowsAsync(SandboxClient.Photos(SandboxIds.OddKinds));
        kinds.Select(row => row.GetProperty("kind").GetString()).ShouldContain("péché 🎭");
        var primaries = await client.RowsAsync(SandboxClient.Photos(SandboxIds.SeveralPrimaries));
        primaries.Count(row => row.GetProperty("is_primary").GetBoolean()).ShouldBe(3);
        var seeds = await client.UrlsAsync(SandboxClient.Photos(SandboxIds.UnusableSeeds, "?seed_only=true"));
        seeds.ShouldBe([null, "ftp://origin.example.test/2.jpg", ""]);
    }

    [Fact]
    public async Task One_person_stands_twice_in_the_odd_casts()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        foreach (
            var path in new[]
            {
                SandboxClient.Episode(SandboxIds.OddRowsEpisode1),
                SandboxClient.Season(SandboxIds.OddRowsSeason1),
            }
        )
        {
            var people = (await client.RowsAsync(path)).Select(row => row.GetProperty("person_id").GetGuid()).ToList();
            people.Count(person => person == SandboxIds.TwiceInCast).ShouldBe(2);
            people.Distinct().Count().ShouldBe(13);
        }
    }

    [Fact]
    public async Task Categories_are_exact_and_case_sensitive()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        Task<JsonElement[]> Cast(string query) =>
            client.RowsAsync(SandboxClient.Episode(SandboxIds.HarbourRowEpisode1, query));
        (await Cast("")).Length.ShouldBe(16);
        (await Cast("?credit_category=Guest")).Length.ShouldBe(4);
        (await Cast("?credit_category=guest")).ShouldBeEmpty();
        (await Cast("?credit_category=")).Length.ShouldBe(16);
        (await client.RowsAsync(SandboxClient.Season(SandboxIds.HarbourRowSeason1))).Length.ShouldBe(40);
    }

    [Fact]
    public async Task Reads_take_the_service_token_or_an_internal_admin_token()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var strict = await StartAsync(options => options with { AcceptInternalAdminJwt = false });
        using var strictClient = new SandboxClient(strict);
        var path = SandboxClient.Photos(SandboxIds.Seeded);
        async Task<HttpStatusCode> Status(SandboxClient to, string token)
        {
            using var response = await to.SendAsync(HttpMethod.Get, path, "bearer " + token);
            return response.StatusCode;
        }

        (await Status(client, sandbox.Tokens.ServiceToken)).ShouldBe(HttpStatusCode.OK);
        (await Status(client, sandbox.Tokens.InternalAdmin())).ShouldBe(HttpStatusCode.OK);
        (await Status(client, sandbox.Tokens.InternalAdmin(-TimeSpan.FromMinutes(1)))).ShouldBe(
            HttpStatusCode.Unauthorized
        );
        (await Status(client, sandbox.Tokens.ServiceRole())).ShouldBe(HttpStatusCode.Unauthorized);
        (await Status(strictClient, strict.Tokens.InternalAdmin())).ShouldBe(HttpStatusCode.Unauthorized);
    }
}
