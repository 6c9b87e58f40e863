using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class ProxyStepTests : IDisposable
{
    private readonly GateScene _scene = new();
    private readonly GalleryPhoto[] _before;

    public ProxyStepTests() => _before = [.. _scene.Photos];

    [Fact]
    public async Task A_proxy_as_agreed_is_proven_and_leaves_everything_as_it_was()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.ShouldHoldNoSecret();
        _scene.Photos.ShouldBe(_before);
        record.ShouldSay("no_secret", GateVerdict.Proven, "hold none of ours");
        record.ShouldSay("cors", GateVerdict.Proven, "400");
    }

    [Fact]
    public async Task In_read_only_no_link_that_somebody_has_is_asked_for()
    {
        _scene.ReadOnly = true;

        var record = await RunAsync();

        record.ShouldSay("round_trip", GateVerdict.LeftOut, "--read-only");
        record.ShouldBeProven("round_trip");
        _scene
            .Backend.Requests.Where(request => request.IsProxy)
            .ShouldAllBe(request => _before.All(photo => photo.LinkId != request.Ids[1]));
    }

    [Theory]
    [InlineData("no_token")]
    [InlineData("garbage_token")]
    [InlineData("user")]
    public async Task An_open_guard_is_named(string check)
    {
        _scene.Backend.Instead = request =>
            request.IsProxy && IsCase(check, request) ? SceneAnswer.Error(404, "Media link not found") : null;

        (await RunAsync()).ShouldDisprove(check, "the app's guard is open");
    }

    [Theory]
    [InlineData("no_token", 403, "refused, but with a wrong status")]
    [InlineData("user", 404, "the app has no such route")]
    [InlineData("user", 500, "the app's secrets are not configured")]
    public async Task A_wrong_refusal_is_named(string check, int status, string cause)
    {
        _scene.Backend.Instead = request =>
            request.IsProxy && IsCase(check, request) ? SceneAnswer.Error(status, "no") : null;

        (await RunAsync()).ShouldDisprove(check, cause);
    }

    [Fact]
    public async Task A_refusal_by_somebody_else_is_named()
    {
        _scene.Backend.Instead = request =>
            request.IsProxy && request.Token is null
                ? new SceneAnswer(401, "<html>") { ContentType = "text/html" }
                : null;

        (await RunAsync()).ShouldDisprove("no_token", "something before the app may have answered");
    }

    [Theory]
    [InlineData(200)]
    [InlineData(404)]
    [InlineData(422)]
    public async Task A_body_that_is_not_looked_at_is_named(int status)
    {
        _scene.Backend.Instead = request =>
            request.IsProxy && request.Body.Contains("yes")
                ? SceneAnswer.Error(status, status == 404 ? "Media link not found" : "odd")
                : null;

        (await RunAsync()).ShouldDisprove("no_boolean", "takes what is no boolean");
    }

    [Fact]
    public async Task Errors_that_the_app_hides_are_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
            request.IsProxy && answer.Status == 404 ? answer with { Status = 200 } : answer;

        (await RunAsync()).ShouldDisprove("backend_error", "the app hides the backend's errors");
    }

    [Fact]
    public async Task Words_that_the_app_drops_are_named()
    {
        _scene.Backend.Spoil = (request, answer) =>
            request.IsProxy && answer.Status == 404 ? SceneAnswer.Error(404, "failed") : answer;

        (await RunAsync()).ShouldDisprove("backend_error", "the backend's words are not");
    }

    [Theory]
    [InlineData(403, "forbidden", "does not have the user of TRR_APP_ADMIN_TOKEN on its list")]
    [InlineData(403, "Allowlist admin access required", "the backend refuses the app")]
    [InlineData(500, "Backend auth not configured", "the app's secrets are not configured")]
    [InlineData(502, "Backend fetch failed", "the app can't reach its backend")]
    public async Task An_admin_who_is_refused_is_named(int status, string error, string cause)
    {
        _scene.Backend.Spoil = (request, answer) =>
            request.IsProxy && answer.Status == 200 ? SceneAnswer.Error(status, error) : answer;

        var record = await RunAsync();

        record.ShouldSay("on", GateVerdict.Disproven, cause);
    }

    [Fact]
    public async Task An_admins_token_that_is_over_is_not_judged()
    {
        _scene.Gate.AppAdminToken = "over";

        (await RunAsync()).ShouldSay("admin", GateVerdict.NotJudged, "its time is over");
    }

    [Fact]
    public async Task A_proxy_that_asks_nobody_is_named()
    {
        _scene.Backend.Instead = request =>
            request.IsProxy && request.Token == GateScene.AdminToken && !request.Body.Contains("yes") && IsReal(request)
                ? SceneBackend.Toggled(request, request.Body.Contains("true"))
                : null;

        (await RunAsync()).ShouldDisprove("on_database", "the app asks no backend", "on_seen");
    }

    [Theory]
    [InlineData("body")]
    [InlineData("header")]
    public async Task A_secret_that_is_given_away_is_named_and_not_repeated(string where)
    {
        _scene.Backend.Spoil = (request, answer) =>
            !request.IsProxy || answer.Status != 403 ? answer
            : where == "body"
                ? answer with
                {
                    Body = answer.Body.TrimEnd('}') + $",\"sent\":\"{GateScene.SharedSecret}\"}}",
                }
            : answer with { Headers = new Dictionary<string, string> { ["x-sent"] = GateScene.SharedSecret } };

        var record = await RunAsync();

        record.ShouldDisprove(
            "no_secret",
            $"TRR_INTERNAL_ADMIN_SHARED_SECRET in {(where == "body" ? "the" : "a")} {where} of an answer 403"
        );
        record.ShouldHoldNoSecret();
    }

    [Fact]
    public async Task A_backend_that_browsers_may_patch_is_named()
    {
        _scene.Backend.Instead = request =>
            request.Method == "OPTIONS"
                ? new SceneAnswer(200, "OK")
                {
                    Headers = new Dictionary<string, string>
                    {
                        ["Access-Control-Allow-Origin"] = "http://app.test",
                        ["Access-Control-Allow-Methods"] = "GET, PATCH",
                    },
                }
                : null;

        (await RunAsync()).ShouldDisprove("cors", "browsers may toggle past the app's proxy");
    }

    [Fact]
    public async Task A_preflight_that_allows_reading_alone_is_fine()
    {
        _scene.Backend.Instead = request =>
            request.Method == "OPTIONS"
                ? new SceneAnswer(200, "OK")
                {
                    Headers = new Dictionary<string, string>
                    {
                        ["Access-Control-Allow-Origin"] = "*",
                        ["Access-Control-Allow-Methods"] = "GET",
                    },
                }
                : null;

        (await RunAsync()).ShouldBeProven();
    }

    [Fact]
    public async Task What_is_not_given_is_not_judged_and_named()
    {
        _scene.Gate.AppUserToken = null;
        _scene.Gate.AppAdminToken = null;

        var record = await RunAsync();

        record.ShouldSay("user", GateVerdict.NotJudged, "TRR_APP_USER_TOKEN");
        record.ShouldSay("admin", GateVerdict.NotJudged, "TRR_APP_ADMIN_TOKEN");
        record.ShouldSay("no_token", GateVerdict.Proven, "401");
    }

    [Theory]
    [InlineData(null, "without TRR_APP_URL")]
    [InlineData(" ", "without TRR_APP_URL")]
    [InlineData("app.test", "no address of TRR-APP")]
    [InlineData("https://app.test/?x=1", "no address of TRR-APP")]
    public async Task Without_the_app_it_is_not_judged(string? url, string words)
    {
        _scene.Gate.AppUrl = url;

        var record = await RunAsync();

        record.ShouldSay("app", GateVerdict.NotJudged, words);
        record.ShouldSay("cors", GateVerdict.Proven, "400");
        _scene.Backend.Requests.ShouldNotContain(request => request.IsProxy);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("  ")]
    public async Task The_environments_app_is_asked_where_none_is_configured(string? url)
    {
        _scene.Gate.AppUrl = url;
        _scene.Environment = _scene.Environment with { AppUrl = "http://app.test/" };

        (await RunAsync()).ShouldBeProven();
    }

    public void Dispose() => _scene.Dispose();

    private bool IsReal(SceneRequest request) => _before.Any(photo => photo.LinkId == request.Ids[1]);

    private static bool IsCase(string check, SceneRequest request) =>
        check switch
        {
            "no_token" => request.Token is null,
            "garbage_token" => request.Token?.StartsWith("wrong-") == true,
            _ => request.Token == GateScene.UserToken,
        };

    private Task<StepRecord> RunAsync() => _scene.RunAsync(new ProxyStep(), TestContext.Current.CancellationToken);
}
