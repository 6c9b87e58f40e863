using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

/// <summary>What the rows are that the backend's filter lets through, and their order.</summary>
public sealed class FilterRowsTests : FilterTest
{
    [Fact]
    public async Task Another_persons_rows_are_named_with_the_person()
    {
        All(_ => Scene.Photos.Where(photo => photo.PersonId == GateScene.Stranger));

        (await RunAsync()).ShouldDisprove(
            "seeded_all",
            $"photos of person {GateScene.Stranger}: another person's rows",
            "seeded_subset",
            "unseeded_all"
        );
    }

    [Fact]
    public async Task Rows_of_nobody_known_are_named()
    {
        All(all => all.Select(photo => photo with { ServedUrl = "https://cdn.test/x.jpg", Kind = "still" }));

        (await RunAsync()).ShouldSay(
            "seeded_all",
            GateVerdict.Disproven,
            "7 rows are no photos of this person in TRR's database"
        );
    }

    [Fact]
    public async Task Doubled_rows_are_named()
    {
        Reads(all => all.SelectMany(photo => new[] { photo, photo }));

        var record = await RunAsync();

        record.ShouldSay("seeded_all", GateVerdict.Disproven, "7 rows are doubled");
        record.ShouldSay("seeded_flagged", GateVerdict.Disproven, "3 rows are doubled");
    }

    [Fact]
    public async Task Changed_addresses_are_named()
    {
        Reads(all => all.Select(photo => photo with { ServedUrl = photo.ServedUrl + "?w=1080" }));

        var record = await RunAsync();

        record.ShouldSay("seeded_all", GateVerdict.Disproven, "in 7 rows served_url is changed");
        record.ShouldSay("seeded_flagged", GateVerdict.Disproven, "in 3 rows served_url is changed");
    }

    [Fact]
    public async Task Missing_addresses_are_named()
    {
        Reads(all => all.Select(photo => photo with { ServedUrl = null }));

        (await RunAsync()).ShouldSay("seeded_all", GateVerdict.Disproven, "7 rows have no served_url");
    }

    [Fact]
    public async Task Fields_that_are_not_the_databases_are_named()
    {
        Reads(all => all.Select(photo => photo with { Width = 10, Kind = "still" }));

        (await RunAsync()).ShouldSay(
            "seeded_all",
            GateVerdict.Disproven,
            "in 7 rows kind, width is not what TRR's database has"
        );
    }

    [Fact]
    public async Task A_reversed_order_is_named()
    {
        Spoil(rows => rows.Reverse());

        (await RunAsync()).ShouldDisprove("seeded_order", "the order is reversed", "unseeded_order");
    }

    [Fact]
    public async Task A_primary_photo_that_is_not_first_is_named()
    {
        Spoil(rows => rows.Skip(1).Concat(rows.Take(1)));

        (await RunAsync()).ShouldDisprove("seeded_order", "primary photos are not first", "unseeded_order");
    }

    [Fact]
    public async Task A_primary_photo_that_is_not_first_is_named_without_the_database()
    {
        Scene.WithDatabase = false;
        Spoil(rows => rows.Skip(1).Concat(rows.Take(1)));

        (await RunAsync()).ShouldDisprove("seeded_order", "primary ones are not first", "unseeded_order");
    }

    [Fact]
    public async Task Two_rows_that_changed_places_are_named()
    {
        Spoil(rows => [.. rows.SkipLast(2), .. rows.TakeLast(2).Reverse()]);

        (await RunAsync()).ShouldDisprove(
            "seeded_order",
            "the photo of position 6 where that of position 5 belongs: the backend does not keep to positions",
            "unseeded_order"
        );
    }

    [Fact]
    public async Task Photos_of_one_rank_may_come_in_any_order()
    {
        for (var at = 0; at < Scene.Photos.Count; at++)
        {
            Scene.Photos[at] = Scene.Photos[at] with { IsPrimary = false, Position = 1 };
        }

        Spoil(rows => rows.Reverse());

        (await RunAsync()).ShouldBeProven();
    }

    [Fact]
    public async Task A_missing_field_is_named()
    {
        Scene.Backend.Spoil = (request, answer) =>
            answer with
            {
                Body = answer.Body.Replace("\"hosted_key\":null,", ""),
            };

        (await RunAsync()).ShouldDisprove("seeded_fields", "hosted_key is missing", "unseeded_fields");
    }

    [Theory]
    [InlineData(201, "[]", "application/json", "unexpected_status")]
    [InlineData(200, "{\"rows\":[]}", "application/json", "body_malformed")]
    [InlineData(200, "[]", "text/html", "unexpected_content_type")]
    [InlineData(200, "[{]", "application/json", "body_malformed")]
    [InlineData(500, "Internal Server Error", "text/plain", "its database is down")]
    public async Task An_answer_that_a_sync_would_refuse_is_named(int status, string body, string type, string cause)
    {
        Scene.Backend.Instead = request => request.IsRead ? new SceneAnswer(status, body) { ContentType = type } : null;

        var record = await RunAsync();

        record.ShouldSay("seeded_all", GateVerdict.Disproven, cause);
        record.ShouldSay("seeded_flagged", GateVerdict.Disproven, cause);
    }
}
