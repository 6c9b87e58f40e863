using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class ToggleErrorsStepTests : IDisposable
{
    private readonly GateScene _scene = new();

    [Fact]
    public async Task Errors_as_agreed_are_proven()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.Checks.Count.ShouldBe(7);
        record.ShouldHoldNoSecret();
    }

    [Fact]
    public async Task In_read_only_no_link_that_somebody_has_is_asked_for()
    {
        _scene.ReadOnly = true;

        var record = await RunAsync();

        record.ShouldSay("other_person", GateVerdict.LeftOut, "--read-only");
        record.ShouldSay("other_kind", GateVerdict.LeftOut, "--read-only");
        record.ShouldBeProven("other_person", "other_kind");
        _scene.Backend.Requests.ShouldAllBe(request => _scene.Photos.All(photo => photo.LinkId != request.Ids[1]));
    }

    [Theory]
    [InlineData("unknown_link", 200, "accepts what it has to refuse with 404")]
    [InlineData("missing_field", 404, "instead of 422: the backend does not check this")]
    [InlineData("missing_field", 500, "its database is down")]
    [InlineData("wrong_type", 200, "accepts what it has to refuse with 422")]
    [InlineData("other_person", 200, "accepts what it has to refuse with 409")]
    [InlineData("other_person", 404, "instead of 409")]
    [InlineData("other_kind", 200, "accepts what it has to refuse with 409")]
    public async Task A_wrong_status_is_named(string check, int status, string cause)
    {
        _scene.Backend.Instead = request =>
            IsCase(check, request)
                ? status == 200
                    ? SceneBackend.Toggled(request, false)
                    : SceneAnswer.Detail(status, "No.")
                : null;

        (await RunAsync()).ShouldDisprove(check, cause);
    }

    [Fact]
    public async Task Wrong_words_are_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
            IsCase("unknown_link", request) ? SceneAnswer.Detail(404, "Not Found") : answer;

        (await RunAsync()).ShouldDisprove(
            "unknown_link",
            "404 (Not Found): the status is right, and its words are not"
        );
    }

    [Fact]
    public async Task A_change_that_was_refused_is_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
        {
            if (answer.Status == 409)
            {
                _scene.Backend.Write(_scene.Photos[0].LinkId, false);
            }

            return answer;
        };

        (await RunAsync()).ShouldDisprove("unchanged", "was true and is false: the backend writes what it refuses");
    }

    [Fact]
    public async Task Without_the_database_the_rest_is_judged()
    {
        _scene.WithDatabase = false;

        var record = await RunAsync();

        record.ShouldSay("other_kind", GateVerdict.NotJudged, "TRR_DB_URL");
        record.ShouldSay("unchanged", GateVerdict.NotJudged, "TRR_DB_URL");
        record.ShouldBeProven("other_kind", "unchanged");
    }

    [Fact]
    public async Task Without_the_secret_nothing_is_judged()
    {
        _scene.Options.InternalAdminSharedSecret = " ";

        (await RunAsync()).ShouldSay("unknown_link", GateVerdict.NotJudged, "without TRR_INTERNAL_ADMIN_SHARED_SECRET");
    }

    [Fact]
    public async Task A_gallery_of_galleries_only_has_no_link_of_another_kind()
    {
        _scene.Photos.RemoveAll(photo => !photo.CanBeFlagged);

        (await RunAsync()).ShouldSay("other_kind", GateVerdict.NotJudged, "no photo of another kind");
    }

    public void Dispose() => _scene.Dispose();

    private bool IsCase(string check, SceneRequest request) =>
        check switch
        {
            "missing_field" => request.Body == "{}",
            "wrong_type" => request.Body.Contains("maybe"),
            "other_person" => request.Ids[1] == _scene.Toggled.LinkId,
            "other_kind" => request.Ids[0] == GateScene.Stranger,
            _ => request.Body.Contains("false") && _scene.Photos.All(photo => photo.LinkId != request.Ids[1]),
        };

    private Task<StepRecord> RunAsync() =>
        _scene.RunAsync(new ToggleErrorsStep(), TestContext.Current.CancellationToken);
}
