using System.Text.Json;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class FilterStepTests : IDisposable
{
    private readonly GateScene _scene = new();

    [Fact]
    public async Task A_right_filter_is_proven()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.ShouldHoldNoSecret();
        record.ShouldSay("seeded_flagged", GateVerdict.Proven, "3 rows, exactly the flagged ones of 7 photos");
        record.Checks.Count(check => check.Id.StartsWith("unseeded_")).ShouldBe(6);
        record.Checks.ShouldNotContain(check => check.Id.StartsWith("toggle_"));
    }

    [Fact]
    public async Task Without_the_database_what_can_be_told_is_told()
    {
        _scene.WithDatabase = false;

        var record = await RunAsync();

        record.ShouldSay("seeded_all", GateVerdict.NotJudged, "7 rows; without TRR_DB_URL");
        record.ShouldSay("seeded_flagged", GateVerdict.NotJudged, "3 rows; without TRR_DB_URL");
        record.ShouldSay("seeded_order", GateVerdict.NotJudged, "primary ones are first; without TRR_DB_URL");
        record.ShouldSay("seeded_subset", GateVerdict.Proven, "3 of 7 rows");
        record.Checks.ShouldNotContain(check => check.Verdict == GateVerdict.Disproven);
    }

    [Fact]
    public async Task An_ignored_filter_is_named_with_figures()
    {
        Seeds(all => all);

        var record = await RunAsync();

        record.ShouldDisprove(
            "seeded_flagged",
            "seed_only=true: 7 rows, all the person's photos; 3 of them are flagged: the filter is ignored",
            "unseeded_flagged"
        );
    }

    [Fact]
    public async Task An_ignored_filter_is_named_without_the_database_by_the_unseeded_person()
    {
        _scene.WithDatabase = false;
        Seeds(all => all);

        (await RunAsync()).ShouldDisprove("unseeded_flagged", "the filter is ignored");
    }

    [Fact]
    public async Task An_inverted_filter_is_named()
    {
        Seeds(all => all.Where(photo => !photo.FacebankSeed));

        (await RunAsync()).ShouldDisprove(
            "seeded_flagged",
            "none of the 3 flagged ones: the filter is inverted",
            "unseeded_flagged"
        );
    }

    [Fact]
    public async Task A_filter_that_lets_one_through_is_named()
    {
        Seeds(all => all.Take(4));

        (await RunAsync()).ShouldDisprove(
            "seeded_flagged",
            "4 rows; 1 of them are not flagged: the filter lets others through",
            "unseeded_flagged"
        );
    }

    [Fact]
    public async Task A_filter_that_drops_one_is_named()
    {
        Seeds(all => all.Where(photo => photo.FacebankSeed).Take(2));

        (await RunAsync()).ShouldDisprove("seeded_flagged", "2 rows; 1 of 3 flagged photos are missing");
    }

    [Fact]
    public async Task An_empty_answer_of_a_sick_backend_is_named()
    {
        Seeds(_ => []);

        (await RunAsync()).ShouldDisprove(
            "seeded_flagged",
            "[] though TRR's database has 3 flagged photos: a sick backend answers so"
        );
    }

    [Fact]
    public async Task An_empty_answer_is_named_without_the_database_when_the_person_is_said_to_be_seeded()
    {
        _scene.WithDatabase = false;
        Seeds(_ => []);

        (await RunAsync()).ShouldDisprove("seeded_flagged", "a sick backend answers so");
    }

    [Fact]
    public async Task Rows_that_seed_only_false_lacks_are_named()
    {
        All(all => all.Where(photo => !photo.FacebankSeed));

        var record = await RunAsync();

        record.ShouldDisprove("seeded_all", "3 photos of TRR's database are missing", "seeded_subset");
        record.ShouldSay("seeded_subset", GateVerdict.Disproven, "seed_only=false leaves the flagged ones out");
    }

    [Fact]
    public async Task Another_persons_rows_are_named_with_the_person()
    {
        All(_ => _scene.Photos.Where(photo => photo.PersonId == GateScene.Stranger));

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
        _scene.WithDatabase = false;
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
        for (var at = 0; at < _scene.Photos.Count; at++)
        {
            _scene.Photos[at] = _scene.Photos[at] with { IsPrimary = false, Position = 1 };
        }

        Spoil(rows => rows.Reverse());

        (await RunAsync()).ShouldBeProven();
    }

    [Fact]
    public async Task Another_default_is_named()
    {
        _scene.Backend.Instead = request =>
            request is { IsRead: true, SeedOnly: null }
                ? new SceneAnswer(200, SceneBackend.Rows(Of(request).Where(photo => photo.FacebankSeed)))
                : null;

        (await RunAsync()).ShouldDisprove(
            "seeded_default",
            "the backend's default is the flagged ones",
            "unseeded_default"
        );
    }

    [Fact]
    public async Task A_missing_field_is_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
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
        _scene.Backend.Instead = request =>
            request.IsRead ? new SceneAnswer(status, body) { ContentType = type } : null;

        var record = await RunAsync();

        record.ShouldSay("seeded_all", GateVerdict.Disproven, cause);
        record.ShouldSay("seeded_flagged", GateVerdict.Disproven, cause);
    }

    [Fact]
    public async Task All_pages_are_read()
    {
        for (var number = 7; number < 1203; number++)
        {
            _scene.Photos.Add(
                _scene.Photos[0] with
                {
                    LinkId = Guid.NewGuid(),
                    IsPrimary = false,
                    Position = number,
                    ServedUrl = $"https://cdn.test/{number}.jpg",
                }
            );
        }

        (await RunAsync()).ShouldBeProven();
        _scene.Backend.Requests.ShouldContain(request => request.Query("offset") == "1000");
    }

    [Fact]
    public async Task A_flag_that_somebody_sets_meanwhile_disproves_nothing()
    {
        var looks = 0;
        _scene.Gallery.OnLook = () =>
        {
            if (++looks == 2)
            {
                _scene.Backend.Write(_scene.Photos[5].LinkId, true);
            }
        };

        (await RunAsync()).ShouldBeProven();
    }

    [Fact]
    public async Task A_gallery_that_does_not_come_to_rest_is_not_judged()
    {
        var looks = 0;
        _scene.Gallery.OnLook = () => _scene.Backend.Write(_scene.Photos[5].LinkId, looks++ % 2 == 0);
        Seeds(all => all.Where(photo => photo.FacebankSeed).Take(2));

        (await RunAsync()).ShouldSay("seeded_flagged", GateVerdict.NotJudged, "changed while it was compared, twice");
    }

    [Fact]
    public async Task Without_people_nothing_is_judged()
    {
        _scene.WithPeople = false;

        (await RunAsync()).ShouldSay("people", GateVerdict.NotJudged, "nobody is chosen");
    }

    public void Dispose() => _scene.Dispose();

    private IEnumerable<GalleryPhoto> Of(SceneRequest request) =>
        _scene.Photos.Where(photo => photo.PersonId == request.Ids[0]);

    private void Seeds(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        _scene.Backend.Instead = request =>
            request is { IsRead: true, SeedOnly: "true" }
                ? new SceneAnswer(200, SceneBackend.Rows(change(Of(request))))
                : null;

    private void All(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        _scene.Backend.Instead = request =>
            request.IsRead && request.SeedOnly != "true"
                ? new SceneAnswer(200, SceneBackend.Rows(change(Of(request))))
                : null;

    private void Reads(Func<IEnumerable<GalleryPhoto>, IEnumerable<GalleryPhoto>> change) =>
        _scene.Backend.Instead = request =>
            request.IsRead
                ? new SceneAnswer(
                    200,
                    SceneBackend.Rows(
                        change(Of(request).Where(photo => request.SeedOnly != "true" || photo.FacebankSeed))
                    )
                )
                : null;

    private void Spoil(Func<IEnumerable<JsonElement>, IEnumerable<JsonElement>> change) =>
        _scene.Backend.Spoil = (request, answer) =>
            request.IsRead
                ? answer with
                {
                    Body = JsonSerializer.Serialize(
                        change([.. JsonDocument.Parse(answer.Body).RootElement.EnumerateArray()])
                    ),
                }
                : answer;

    private Task<StepRecord> RunAsync() => _scene.RunAsync(new FilterStep(), TestContext.Current.CancellationToken);
}
