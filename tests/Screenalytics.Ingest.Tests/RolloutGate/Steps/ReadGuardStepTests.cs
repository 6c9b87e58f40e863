using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Ingest.Tests.RolloutGate.Scene;

namespace Screenalytics.Ingest.Tests.RolloutGate.Steps;

public sealed class ReadGuardStepTests : IDisposable
{
    private readonly GateScene _scene = new();

    [Fact]
    public async Task A_guarded_backend_is_proven()
    {
        var record = await RunAsync();

        record.ShouldBeProven();
        record.Checks.Select(check => check.Id).ShouldBe(["no_token", "wrong_token", "credential", "answer_time"]);
        record.Exchanges.ShouldAllBe(exchange => exchange.Url.Contains("via=rollout-gate"));
        record.ShouldHoldNoSecret();
    }

    [Theory]
    [InlineData(null, "no_token")]
    [InlineData("wrong-", "wrong_token")]
    public async Task An_open_guard_is_named(string? token, string check)
    {
        _scene.Backend.Instead = request =>
            (token is null ? request.Token is null : request.Token?.StartsWith(token) == true)
                ? new SceneAnswer(200, "[]")
                : null;

        (await RunAsync()).ShouldDisprove(check, "the reads' guard is open");
    }

    [Fact]
    public async Task A_refusal_without_a_challenge_is_named()
    {
        _scene.Backend.Spoil = (_, answer) => answer with { Headers = [] };

        (await RunAsync()).ShouldDisprove("no_token", "but without WWW-Authenticate", "wrong_token");
    }

    [Theory]
    [InlineData(401, "SCREENALYTICS_SERVICE_TOKEN is not what this backend takes")]
    [InlineData(403, "lets it read nothing")]
    [InlineData(500, "its database is down")]
    [InlineData(404, "check TRR_API_URL")]
    [InlineData(307, "sends elsewhere: check TRR_API_URL")]
    public async Task A_refused_credential_is_named(int status, string cause)
    {
        _scene.Backend.Spoil = (request, answer) =>
            request.Token == GateScene.ReadsToken ? SceneAnswer.Detail(status, "No.") : answer;

        (await RunAsync()).ShouldDisprove("credential", cause);
    }

    [Fact]
    public async Task A_slow_answer_is_named_with_its_time()
    {
        _scene.Backend.Takes = _ => TimeSpan.FromSeconds(6.1);

        (await RunAsync()).ShouldDisprove("answer_time", "took 6.1 s; 3 s allowed");
    }

    [Fact]
    public async Task It_needs_nobody_chosen()
    {
        _scene.WithPeople = false;

        (await RunAsync()).Verdict.ShouldBe(GateVerdict.Proven);
    }

    public void Dispose() => _scene.Dispose();

    private Task<Ingest.RolloutGate.StepRecord> RunAsync() =>
        _scene.RunAsync(new ReadGuardStep(), TestContext.Current.CancellationToken);
}
