using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

/// <summary>Which photos the backend's filter lets through.</summary>
public sealed class FilterStepTests : FilterTest
{
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
        Scene.WithDatabase = false;

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
        Scene.WithDatabase = false;
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
        Scene.WithDatabase = false;
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
    public async Task Another_default_is_named()
    {
        Scene.Backend.Instead = request =>
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
    public async Task All_pages_are_read()
    {
        for (var number = 7; number < 1203; number++)
        {
            Scene.Photos.Add(
                Scene.Photos[0] with
                {
                    LinkId = Guid.NewGuid(),
                    IsPrimary = false,
                    Position = number,
                    ServedUrl = $"https://cdn.test/{number}.jpg",
                }
            );
        }

        (await RunAsync()).ShouldBeProven();
        Scene.Backend.Requests.ShouldContain(request => request.Query("offset") == "1000");
    }

    [Fact]
    public async Task A_flag_that_somebody_sets_meanwhile_disproves_nothing()
    {
        var looks = 0;
        Scene.Gallery.OnLook = () =>
        {
            if (++looks == 2)
            {
                Scene.Backend.Write(Scene.Photos[5].LinkId, true);
            }
        };

        (await RunAsync()).ShouldBeProven();
    }

    [Fact]
    public async Task A_gallery_that_does_not_come_to_rest_is_not_judged()
    {
        var looks = 0;
        Scene.Gallery.OnLook = () => Scene.Backend.Write(Scene.Photos[5].LinkId, looks++ % 2 == 0);
        Seeds(all => all.Where(photo => photo.FacebankSeed).Take(2));

        (await RunAsync()).ShouldSay("seeded_flagged", GateVerdict.NotJudged, "changed while it was compared, twice");
    }

    [Fact]
    public async Task Without_people_nothing_is_judged()
    {
        Scene.WithPeople = false;

        (await RunAsync()).ShouldSay("people", GateVerdict.NotJudged, "nobody is chosen");
    }
}
