using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class ToggleGuardStepTests : IDisposable
{
    private readonly GateScene _scene = new();

    [Fact]
    public async Task A_guarded_toggle_is_proven_and_only_asked_for_the_flag_that_is_there()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.ShouldHoldNoSecret();
        _scene.Backend.Requests.ShouldAllBe(request => request.Body == """{"facebank_seed":false}""");
        (await _scene.Store.ClaimsAsync(default)).ShouldHaveSingleItem().LinkId.ShouldBe(_scene.Toggled.LinkId);
    }

    [Fact]
    public async Task In_read_only_it_asks_for_a_link_that_nobody_has()
    {
        _scene.ReadOnly = true;

        var record = await RunAsync();

        record.ShouldBeProven("with_secret", "admin_without_secret");
        record.ShouldSay("with_secret", GateVerdict.LeftOut, "shows that the guard opened");
        _scene.Backend.Requests.ShouldAllBe(request => request.Ids[1] != _scene.Toggled.LinkId);
        (await _scene.Store.ClaimsAsync(default)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no_token", "secret_alone,")]
    [InlineData("without_secret", "")]
    [InlineData("wrong_secret", "")]
    [InlineData("empty_secret", "")]
    [InlineData("reads_token", "")]
    [InlineData("garbage_token", "")]
    [InlineData("forged_token", "")]
    [InlineData("user_with_secret", "")]
    public async Task An_open_guard_is_named(string check, string besides)
    {
        _scene.Backend.Instead = request => IsCase(check, request) ? SceneBackend.Toggled(request, false) : null;

        (await RunAsync()).ShouldDisprove(check, "the guard is open", besides.Split(','));
    }

    [Theory]
    [InlineData("without_secret")]
    [InlineData("wrong_secret")]
    public async Task An_open_guard_is_named_in_read_only_too(string check)
    {
        _scene.ReadOnly = true;
        _scene.Backend.Instead = request =>
            IsCase(check, request) ? SceneAnswer.Detail(404, "Media link not found") : null;

        (await RunAsync()).ShouldDisprove(check, "only comes behind the guard: it is open");
    }

    [Theory]
    [InlineData(401, "a wrong status, since the token itself is good")]
    [InlineData(500, "its database is down")]
    public async Task A_wrong_status_is_named(int status, string cause)
    {
        _scene.Backend.Instead = request => IsCase("wrong_secret", request) ? SceneAnswer.Detail(status, "No.") : null;

        (await RunAsync()).ShouldDisprove("wrong_secret", cause);
    }

    [Fact]
    public async Task A_key_of_another_backend_is_named()
    {
        _scene.Options.ServiceRoleKey = "another-role-key";

        var record = await RunAsync();

        record.ShouldSay(
            "with_secret",
            GateVerdict.Disproven,
            "401 (Authentication required. Please provide a valid access token.): TRR_CORE_SUPABASE_SERVICE_ROLE_KEY is not this backend's"
        );
        record.ShouldSay("without_secret", GateVerdict.Disproven, "so that the secret was not asked for");
    }

    [Fact]
    public async Task A_shared_secret_of_another_backend_is_named()
    {
        _scene.Options.InternalAdminSharedSecret = "another-secret";

        (await RunAsync()).ShouldDisprove("with_secret", "TRR_INTERNAL_ADMIN_SHARED_SECRET is not this backend's");
    }

    [Theory]
    [InlineData("\"facebank_seed\":false", "\"facebank_seed\":true", "the opposite of what was asked for")]
    [InlineData("\"facebank_seed\":false", "\"seed\":false", "200 without facebank_seed")]
    [InlineData("\"link_id\":\"", "\"link_id\":\"no", "link_id is no id")]
    [InlineData("{", "", "a body that is no JSON")]
    public async Task A_wrong_answer_to_the_right_secret_is_named(string was, string now, string cause)
    {
        _scene.Backend.Spoil = (request, answer) =>
            answer.Status == 200 && request.Token == GateScene.RoleKey
                ? answer with
                {
                    Body = answer.Body.Replace(was, now),
                }
                : answer;

        (await RunAsync()).ShouldDisprove("with_secret", cause);
    }

    [Fact]
    public async Task What_is_not_configured_is_not_judged_and_named()
    {
        _scene.Options.ServiceRoleKey = null;
        _scene.Options.InternalAdminSharedSecret = null;
        _scene.Gate.AppUserToken = null;
        _scene.Gate.AppAdminToken = null;
        _scene.WithDatabase = false;

        var record = await RunAsync();

        record.ShouldSay("without_secret", GateVerdict.NotJudged, "TRR_CORE_SUPABASE_SERVICE_ROLE_KEY");
        record.ShouldSay("secret_alone", GateVerdict.NotJudged, "TRR_INTERNAL_ADMIN_SHARED_SECRET");
        record.ShouldSay("user_with_secret", GateVerdict.NotJudged, "TRR_APP_USER_TOKEN");
        record.ShouldSay("admin_without_secret", GateVerdict.NotJudged, "TRR_APP_ADMIN_TOKEN");
        record.ShouldSay("flags_unchanged", GateVerdict.NotJudged, "TRR_DB_URL");
        record.ShouldSay("no_token", GateVerdict.Proven, "401");
    }

    [Fact]
    public async Task Tokens_that_are_over_are_not_judged()
    {
        _scene.Gate.AppAdminToken = "over";
        _scene.Gate.AppUserToken = "over";

        var record = await RunAsync();

        record.ShouldSay("user_with_secret", GateVerdict.NotJudged, "its time is over");
        record.ShouldSay("admin_without_secret", GateVerdict.NotJudged, "its time is over");
    }

    [Fact]
    public async Task An_admin_who_is_not_on_the_list_is_named()
    {
        _scene.Gate.AppAdminToken = GateScene.UserToken;

        (await RunAsync()).ShouldDisprove("admin_without_secret", "not on the backend's ADMIN_EMAIL_ALLOWLIST");
    }

    [Fact]
    public async Task A_flag_that_changes_all_the_same_is_named()
    {
        _scene.Backend.Spoil = (_, answer) =>
        {
            _scene.Backend.Write(_scene.Toggled.LinkId, true);
            return answer;
        };

        (await RunAsync()).ShouldDisprove("flags_unchanged", "was false and is true");
    }

    [Fact]
    public async Task A_link_that_another_gate_holds_is_left_alone()
    {
        await _scene.Store.ClaimAsync(
            new(Guid.NewGuid(), "trr.test", GateScene.Unseeded, _scene.Toggled.LinkId, false, "another", default),
            default
        );

        var record = await RunAsync();

        record.ShouldSay("with_secret", GateVerdict.NotJudged, "is in use by gate");
        _scene.Backend.Requests.ShouldAllBe(request => request.Ids[1] != _scene.Toggled.LinkId);
    }

    public void Dispose() => _scene.Dispose();

    private static bool IsCase(string check, SceneRequest request) =>
        check switch
        {
            "no_token" => request.Token is null,
            "without_secret" => request.Token == GateScene.RoleKey && request.Secret is null,
            "empty_secret" => request.Token == GateScene.RoleKey && request.Secret == "",
            "wrong_secret" => request.Token == GateScene.RoleKey && request.Secret?.StartsWith("wrong-") == true,
            "reads_token" => request.Token == GateScene.ReadsToken,
            "forged_token" => request.Token?.StartsWith("eyJ") == true,
            "garbage_token" => request.Token?.StartsWith("wrong-") == true,
            _ => request.Token == GateScene.UserToken,
        };

    private Task<StepRecord> RunAsync() =>
        _scene.RunAsync(new ToggleGuardStep(), TestContext.Current.CancellationToken);
}
