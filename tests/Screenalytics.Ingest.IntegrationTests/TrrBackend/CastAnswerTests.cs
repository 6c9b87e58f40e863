using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class CastAnswerTests
{
    private const string Person = "0f8fad5b-d9cb-469f-a165-70867728950e";
    private const string Show = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    [Theory]
    [InlineData("""{"show_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}""")]
    [InlineData("{}")]
    [InlineData("""{"person_id":null}""")]
    [InlineData("""{"person_id":1}""")]
    [InlineData("""{"person_id":["0f8fad5b-d9cb-469f-a165-70867728950e"]}""")]
    [InlineData("""{"person_id":{"person_id":"0f8fad5b-d9cb-469f-a165-70867728950e"}}""")]
    [InlineData("""{"person_id":""}""")]
    [InlineData("""{"person_id":"nm0000001"}""")]
    [InlineData("""{"person_id":"0f8fad5bd9cb469fa16570867728950e"}""")]
    [InlineData("""{"person_id":"{0f8fad5b-d9cb-469f-a165-70867728950e}"}""")]
    [InlineData("""{"person_id":" 0f8fad5b-d9cb-469f-a165-70867728950e"}""")]
    [InlineData("""{"person_id":"0f8fad5b-d9cb-469f-a165-70867728950g"}""")]
    [InlineData("""{"person_id":"\ud800"}""")]
    [InlineData("""{"x":{"person_id":"0f8fad5b-d9cb-469f-a165-70867728950e"}}""")]
    [InlineData("""{"Person_Id":"0f8fad5b-d9cb-469f-a165-70867728950e"}""")]
    [InlineData(
        """{"person_id":"0f8fad5b-d9cb-469f-a165-70867728950e","person_id":"7c9e6679-7425-40de-944b-e07fc1f90ae7"}"""
    )]
    [InlineData("""{"person_id":"0f8fad5b-d9cb-469f-a165-70867728950e","\ud800_long_key":1}""")]
    public async Task A_row_that_names_no_person_fails_the_cast(string row)
    {
        await using var server = WireServer.Start(
            WireAnswer.Json("[{\"person_id\":\"" + Person + "\"}," + row + "]"),
            WireAnswer.Json($$"""[{"person_id":"{{Person}}"}]""")
        );
        var client = TestClient.Of(server);

        var page = await client.GetSeasonCastAsync(Guid.NewGuid(), 0, CancellationToken.None);

        page.Failure.ShouldBe(FailureCode.BodyMalformed);
        page.Rows.ShouldBeEmpty();
        page.Attempts.ShouldBe(1);
        (await client.GetSeasonCastAsync(Guid.NewGuid(), 0, CancellationToken.None)).Rows.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_row_may_be_odd_in_all_else()
    {
        await using var server = WireServer.Start(
            WireAnswer.Json(
                $$"""
                [{"person_id":"{{Person}}"},
                 {"person_id":"{{Person.ToUpperInvariant()}}","show_id":"{{Show.ToUpperInvariant()}}"},
                 {"show_id":null,"person_id":"{{Person}}","role":[{}],"billing_order":"x"},
                 {"show_id":"not an id","person\u005fid":"{{Person}}","zzz":{"person_id":1} },
                 {"show_id":7,"person_id":"\u0030f8fad5b-d9cb-469f-a165-70867728950e"}]
                """
            )
        );

        var page = await TestClient.Of(server).GetEpisodeCastAsync(Guid.NewGuid(), null, 0, CancellationToken.None);

        page.Failure.ShouldBe(FailureCode.None, page.Detail);
        page.Rows.Select(row => row.PersonId).ShouldAllBe(id => id == Guid.Parse(Person));
        page.Rows.Select(row => row.ShowId).ShouldBe([null, Guid.Parse(Show), null, null, null]);
    }

    [Fact]
    public async Task Malformed_bodies_fail_a_cast_as_they_fail_photos()
    {
        foreach (var (name, body) in HostileBodies.All)
        {
            await using var server = WireServer.Start(WireAnswer.Json(body));

            var page = await TestClient.Of(server).GetSeasonCastAsync(Guid.NewGuid(), 0, CancellationToken.None);

            page.Failure.ShouldBe(FailureCode.BodyMalformed, name);
        }
    }
}
