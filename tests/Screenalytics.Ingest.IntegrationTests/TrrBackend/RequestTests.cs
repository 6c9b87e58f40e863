using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

/// <summary>What goes out, letter by letter.</summary>
public sealed class RequestTests
{
    private static readonly Guid Id = Guid.Parse("0F8FAD5B-D9CB-469F-A165-70867728950E");

    [Theory]
    [InlineData("")]
    [InlineData("/")]
    [InlineData("/api/v1")]
    [InlineData("/api/v1/")]
    public async Task Every_spelling_of_the_base_url_asks_the_same(string path)
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));

        await TestClient.Of(server.Url + path).GetSeedPhotosAsync(Id, default, CancellationToken.None);

        var request = server.Requests.ShouldHaveSingleItem();
        request.Method.ShouldBe("GET");
        request.Target.ShouldBe(
            "/api/v1/screenalytics/people/0f8fad5b-d9cb-469f-a165-70867728950e/photos?seed_only=true&limit=500&offset=0"
        );
        request.Header("Host").ShouldBe($"127.0.0.1:{server.Port}");
        request.Header("Accept-Encoding").ShouldBeNull();
    }

    [Fact]
    public async Task The_second_call_asks_for_all_photos_of_the_one_who_was_proven()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server);
        var seeds = await client.GetSeedPhotosAsync(Id, default, CancellationToken.None);
        ProvenEmpty.TryProve(seeds.Call, out var proof).ShouldBeTrue();

        var all = await client.GetAllPhotosAsync(proof, new PhotoQuery(1000), CancellationToken.None);

        all.Call.PersonId.ShouldBe(Id);
        all.Call.SeedOnly.ShouldBeFalse();
        server.Requests[1].Target.ShouldEndWith($"people/{Id}/photos?seed_only=false&limit=500&offset=1000");
        ProvenEmpty.TryProve(all.Call, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData(500)]
    [InlineData(1)]
    public async Task An_empty_page_past_the_first_proves_nothing(int offset)
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));

        var page = await TestClient.Of(server).GetSeedPhotosAsync(Id, new PhotoQuery(offset), CancellationToken.None);

        page.Call.Complete.ShouldBeTrue();
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeFalse();
    }

    [Theory]
    [InlineData("Cast", "Cast")]
    [InlineData("Guest Star & Co", "Guest%20Star%20%26%20Co")]
    [InlineData("a=b#c?d/e+f%20", "a%3Db%23c%3Fd%2Fe%2Bf%2520")]
    [InlineData("Darsteller für 役", "Darsteller%20f%C3%BCr%20%E5%BD%B9")]
    [InlineData("x\r\nHost: evil", "x%0D%0AHost%3A%20evil")]
    [InlineData("", "")]
    public async Task Texts_are_escaped(string text, string escaped)
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server);

        await client.GetEpisodeCastAsync(Id, text, 500, CancellationToken.None);
        var profile = new SelectionProfile(SelectionProfile.FacebankInitial, Id, text);
        var page = await client.GetSeedPhotosAsync(Id, new PhotoQuery(0, profile), CancellationToken.None);

        server
            .Requests[0]
            .Target.ShouldBe(
                $"/api/v1/screenalytics/episodes/{Id}/cast?limit=500&offset=500&credit_category={escaped}"
            );
        var name = text.Length == 0 ? "" : $"&show_name={escaped}";
        server.Requests[1].Target.ShouldEndWith($"&offset=0&selection_profile=facebank_initial&show_id={Id}{name}");
        server.Requests[1].Header("Host").ShouldBe($"127.0.0.1:{server.Port}");
        ProvenEmpty.TryProve(page.Call, out _).ShouldBeFalse("a profile's empty answer is no proof");
    }

    [Fact]
    public async Task A_season_and_an_episode_without_a_category_ask_plainly()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server);

        await client.GetSeasonCastAsync(Id, 0, CancellationToken.None);
        await client.GetEpisodeCastAsync(Id, null, 0, CancellationToken.None);

        server
            .Requests.Select(request => request.Target)
            .ShouldBe([
                $"/api/v1/screenalytics/seasons/{Id}/cast?limit=500&offset=0",
                $"/api/v1/screenalytics/episodes/{Id}/cast?limit=500&offset=0",
            ]);
    }
}
