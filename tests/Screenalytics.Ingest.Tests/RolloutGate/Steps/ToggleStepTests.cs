using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class ToggleStepTests : IDisposable
{
    private readonly GateScene _scene = new();
    private readonly GalleryPhoto[] _before;

    public ToggleStepTests() => _before = [.. _scene.Photos];

    [Fact]
    public async Task A_round_is_proven_and_leaves_everything_as_it_was()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.ShouldHoldNoSecret();
        _scene.Photos.ShouldBe(_before);
        record
            .Checks.Select(check => check.Id)
            .ShouldBe([
                "on",
                "on_database",
                "on_seen",
                "on_again",
                "on_again_database",
                "refused_writes_nothing",
                "off",
                "off_database",
                "off_seen",
                "off_again",
                "off_again_database",
                "answer_time",
            ]);
    }

    [Fact]
    public async Task A_flagged_photo_is_cleared_first()
    {
        _scene.Backend.Write(_scene.Toggled.LinkId, true);

        var record = await RunAsync();

        record.ShouldBeProven();
        record.Checks[0].Id.ShouldBe("off");
        _scene.Toggled.FacebankSeed.ShouldBeTrue();
    }

    [Fact]
    public async Task Without_the_database_answers_and_reads_are_judged()
    {
        _scene.WithDatabase = false;

        var record = await RunAsync();

        record.ShouldBeProven("on_database", "off_database", "refused_writes_nothing");
        record.ShouldSay("on_database", GateVerdict.NotJudged, "TRR_DB_URL");
        record.ShouldSay("on_seen", GateVerdict.Proven, "1 rows, after 0");
        _scene.Photos.ShouldBe(_before);
    }

    [Fact]
    public async Task A_toggle_that_lies_is_named()
    {
        _scene.Backend.Instead = request =>
            request.IsToggle ? SceneBackend.Toggled(request, request.Body.Contains("true")) : null;

        var record = await RunAsync();

        record.ShouldDisprove("on_database", "said that it is done, and the flag of link", "on_seen");
        record.ShouldSay("on_seen", GateVerdict.Disproven, "the toggle did not write it");
    }

    [Fact]
    public async Task A_toggle_that_lies_is_named_without_the_database_too()
    {
        _scene.WithDatabase = false;
        _scene.Backend.Instead = request =>
            request.IsToggle ? SceneBackend.Toggled(request, request.Body.Contains("true")) : null;

        (await RunAsync()).ShouldDisprove("on_seen", "the toggle did not write, or the read is stale");
    }

    [Fact]
    public async Task A_toggle_that_answers_the_opposite_is_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
            request.IsToggle && answer.Status == 200
                ? SceneBackend.Toggled(request, !request.Body.Contains("true"))
                : answer;

        (await RunAsync()).ShouldDisprove("on", "the opposite of what was asked for", "on_again", "off", "off_again");
    }

    [Fact]
    public async Task A_toggle_that_turns_around_is_named()
    {
        _scene.Backend.Instead = request =>
        {
            if (!IsRight(request))
            {
                return null;
            }

            _scene.Backend.Write(request.Ids[1], !_scene.Toggled.FacebankSeed);
            return SceneBackend.Toggled(request, request.Body.Contains("true"));
        };

        var record = await RunAsync();

        record.ShouldSay("on_again_database", GateVerdict.Disproven, "turns the flag around instead of setting it");
    }

    [Fact]
    public async Task A_toggle_that_changes_others_too_is_named()
    {
        var other = _before.First(photo => photo.PersonId == GateScene.Seeded).LinkId;
        _scene.Backend.Spoil = (request, answer) =>
        {
            if (IsRight(request))
            {
                _scene.Backend.Write(other, false);
            }

            return answer;
        };

        (await RunAsync()).ShouldDisprove(
            "on_database",
            $"not asked for: facebank_seed of link {other}",
            "off_database"
        );
    }

    [Fact]
    public async Task A_toggle_that_moves_the_photo_is_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
        {
            if (IsRight(request))
            {
                var at = _scene.Photos.FindIndex(photo => photo.LinkId == request.Ids[1]);
                _scene.Photos[at] = _scene.Photos[at] with { Position = 99 };
            }

            return answer;
        };

        (await RunAsync()).ShouldDisprove("on_database", "position of link", "off_database");
    }

    [Fact]
    public async Task A_stale_read_is_named()
    {
        _scene.Backend.Instead = request =>
            request.IsRead && request.Ids[0] == GateScene.Unseeded ? new SceneAnswer(200, "[]") : null;

        var record = await RunAsync();

        record.ShouldDisprove("on_seen", "so that the read is stale");
        _scene.Photos.ShouldBe(_before);
    }

    [Fact]
    public async Task A_read_that_shows_another_photo_is_named()
    {
        var first = _scene.Toggled.LinkId;
        _scene.Backend.Instead = request =>
            request.IsRead && request.Ids[0] == GateScene.Unseeded && _scene.Toggled.FacebankSeed
                ? new SceneAnswer(
                    200,
                    SceneBackend.Rows(
                        _before.Where(photo => photo.PersonId == GateScene.Unseeded && photo.LinkId != first).Take(1)
                    )
                )
                : null;

        (await RunAsync()).ShouldDisprove("on_seen", "another photo than the toggled one came or went");
    }

    [Fact]
    public async Task A_filter_that_is_ignored_is_left_to_its_own_step()
    {
        _scene.Backend.Instead = request =>
            request.IsRead
                ? new SceneAnswer(200, SceneBackend.Rows(_before.Where(photo => photo.PersonId == GateScene.Unseeded)))
                : null;

        var record = await RunAsync();

        record.ShouldBeProven("on_seen", "off_seen");
        record.ShouldSay("on_seen", GateVerdict.NotJudged, "answered 4 rows of person");
    }

    [Fact]
    public async Task A_backend_that_is_sick_already_is_left_to_the_filters_step()
    {
        _scene.Backend.Instead = request => request.IsRead ? new SceneAnswer(200, "[]") : null;

        (await RunAsync()).ShouldSay("on_seen", GateVerdict.NotJudged, "not the 3 flagged photos of TRR's database");
    }

    [Fact]
    public async Task A_refusal_that_writes_all_the_same_is_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
        {
            if (request.IsToggle && answer.Status == 403)
            {
                _scene.Backend.Write(request.Ids[1], request.Body.Contains("true"));
            }

            return answer;
        };

        var record = await RunAsync();

        record.ShouldDisprove("refused_writes_nothing", "the backend writes before it looks who asks");
        _scene.Photos.ShouldBe(_before);
    }

    [Theory]
    [InlineData(401, "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY is not this backend's service role key")]
    [InlineData(403, "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY or TRR_INTERNAL_ADMIN_SHARED_SECRET is not this backend's")]
    [InlineData(404, "it is older than the toggle")]
    [InlineData(502, "the backend's database failed")]
    [InlineData(204, "lets it through")]
    public async Task A_wrong_status_is_named(int status, string cause)
    {
        _scene.Backend.Spoil = (request, answer) => IsRight(request) ? SceneAnswer.Detail(status, "No.") : answer;

        var record = await RunAsync();

        record.ShouldSay("on", GateVerdict.Disproven, cause);
        _scene.Photos.ShouldBe(_before);
    }

    [Fact]
    public async Task What_could_not_be_put_back_is_told_with_the_way_out()
    {
        _scene.Backend.Instead = request =>
            IsRight(request) && request.Body.Contains("false") ? SceneAnswer.Detail(502, "Database error") : null;

        var record = await RunAsync();

        record.ShouldDisprove("put_back", "it could not be put back yet", "off");
        record.ShouldSay("put_back", GateVerdict.Disproven, "true").WayOut!.ShouldContain("gate cleanup");
    }

    [Fact]
    public async Task In_read_only_it_asks_nothing()
    {
        _scene.ReadOnly = true;

        (await RunAsync()).ShouldSay("subject", GateVerdict.LeftOut, "--read-only");
        _scene.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_link_that_was_changed_since_it_was_chosen_is_left_alone()
    {
        _scene.Gallery.OnLook = () =>
            _scene.Backend.Write(_before.First(photo => photo.PersonId == GateScene.Unseeded).LinkId, true);

        (await RunAsync()).ShouldSay("subject", GateVerdict.NotJudged, "is true now and was false when it was chosen");
        _scene.Backend.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_database_that_breaks_is_not_judged()
    {
        _scene.Gallery.Broken = "trr.test/trr can't be reached";

        var record = await RunAsync();

        record.ShouldSay("subject", GateVerdict.NotJudged, "is not changed unseen: trr.test/trr can't be reached");
        _scene.Photos.ShouldBe(_before);
    }

    public void Dispose() => _scene.Dispose();

    private static bool IsRight(SceneRequest request) =>
        request.IsToggle && request.Token == GateScene.RoleKey && request.Secret == GateScene.SharedSecret;

    private Task<StepRecord> RunAsync() => _scene.RunAsync(new ToggleStep(), TestContext.Current.CancellationToken);
}
