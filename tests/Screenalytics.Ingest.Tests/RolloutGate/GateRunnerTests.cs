using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.RolloutGate;

public sealed class GateRunnerTests
{
    private readonly FakeTimeProvider _time = new();
    private IGateWatcher _watcher = new Ingest.Cli.Gates.QuietWatcher();
    private readonly ScriptedStep _last = new("restored", (record, _) => record.Proven("back", "back", "It is back."));

    [Fact]
    public async Task All_proven_is_proven()
    {
        var evidence = await RunAsync(Good("one"), Good("two"));
        evidence.Verdict.ShouldBe(GateVerdict.Proven);
        evidence.ExitCode.ShouldBe(ExitCodes.Ok);
        evidence.Steps.Select(step => step.Id).ShouldBe(["one", "two", "restored"]);
    }

    [Theory]
    [InlineData(GateVerdict.NotJudged, ExitCodes.Partial)]
    [InlineData(GateVerdict.LeftOut, ExitCodes.Partial)]
    [InlineData(GateVerdict.Disproven, ExitCodes.Disproven)]
    public async Task The_worst_step_is_the_verdict(GateVerdict verdict, int exitCode)
    {
        var evidence = await RunAsync(
            Good("one"),
            new ScriptedStep("two", (record, _) => Note(record, verdict)),
            Good("three")
        );
        evidence.Verdict.ShouldBe(verdict);
        evidence.ExitCode.ShouldBe(exitCode);
    }

    [Fact]
    public async Task A_step_that_looks_at_nothing_is_not_judged() =>
        (await RunAsync(new ScriptedStep("one", (_, _) => { }))).Verdict.ShouldBe(GateVerdict.NotJudged);

    [Fact]
    public async Task What_is_thrown_is_a_verdict_and_everything_is_put_back()
    {
        var evidence = await RunAsync(
            new ScriptedStep(
                "stopped",
                (_, _) => throw new RunStoppedException(FailureCode.DatabaseUnavailable, "The database is away.")
            ),
            new ScriptedStep("defect", (_, _) => throw new InvalidOperationException("secret words")),
            Good("after")
        );
        evidence
            .Steps.Select(step => step.Verdict)
            .ShouldBe([GateVerdict.Disproven, GateVerdict.NotJudged, GateVerdict.Proven, GateVerdict.Proven]);
        evidence.Steps[0].Summary.ShouldBe("The database is away.");
        evidence.Steps[1].Summary.ShouldContain(nameof(InvalidOperationException));
        evidence.Steps[1].Summary.ShouldNotContain("secret words");
        _last.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task An_interruption_leaves_the_rest_and_puts_everything_back()
    {
        using var interruption = new CancellationTokenSource();
        var after = Good("after");
        var evidence = await RunAsync(
            readOnly: false,
            [
                Good("one"),
                new ScriptedStep(
                    "two",
                    (_, token) =>
                    {
                        interruption.Cancel();
                        token.ThrowIfCancellationRequested();
                    }
                ),
                after,
            ],
            interruption.Token
        );
        evidence.ExitCode.ShouldBe(ExitCodes.Interrupted);
        evidence.Interrupted.ShouldBeTrue();
        evidence.Verdict.ShouldBe(GateVerdict.NotJudged);
        after.Runs.ShouldBe(0);
        _last.Runs.ShouldBe(1);
        _last.Token.CanBeCanceled.ShouldBeFalse();
        evidence.Steps.Count.ShouldBe(4);
    }

    [Fact]
    public async Task What_writes_is_left_out_in_read_only()
    {
        var writes = new ScriptedStep("writes", (record, _) => Note(record, GateVerdict.Proven), writes: true);
        var partly = new ScriptedStep(
            "partly",
            (record, _) => Note(record, GateVerdict.Proven),
            writes: true,
            inReadOnly: true
        );
        var evidence = await RunAsync(readOnly: true, [writes, partly], CancellationToken.None);
        (writes.Runs, partly.Runs).ShouldBe((0, 1));
        evidence.Steps[0].Verdict.ShouldBe(GateVerdict.LeftOut);
        evidence.ExitCode.ShouldBe(ExitCodes.Partial);
    }

    [Fact]
    public async Task A_watcher_who_is_gone_keeps_nothing_from_being_put_back()
    {
        _watcher = new GoneWatcher();
        var evidence = await RunAsync(Good("one"));
        evidence.Verdict.ShouldBe(GateVerdict.Proven);
        _last.Runs.ShouldBe(1);
    }

    [Fact]
    public async Task Later_steps_know_what_is_disproven()
    {
        ISet<string>? seen = null;
        await RunAsync(
            new ScriptedStep("one", (record, _) => Note(record, GateVerdict.Disproven)),
            new ScriptedStep("two", (record, _) => Note(record, GateVerdict.Proven))
            {
                OnGate = gate => seen = gate.Disproven,
            }
        );
        seen.ShouldBe(["one"]);
    }

    private static ScriptedStep Good(string id) => new(id, (record, _) => Note(record, GateVerdict.Proven));

    private static void Note(StepRecord record, GateVerdict verdict)
    {
        switch (verdict)
        {
            case GateVerdict.Proven:
                record.Proven("check", "well", "It is well.");
                break;
            case GateVerdict.Disproven:
                record.Disproven("check", "well", "It is not well.");
                break;
            case GateVerdict.NotJudged:
                record.NotJudged("check", "well", "It can't be told.");
                break;
            default:
                record.LeftOut("check", "well", "It writes.");
                break;
        }
    }

    private Task<GateEvidence> RunAsync(params IGateStep[] steps) =>
        RunAsync(readOnly: false, steps, TestContext.Current.CancellationToken);

    private Task<GateEvidence> RunAsync(bool readOnly, IGateStep[] steps, CancellationToken token)
    {
        GateEnvironment environment = new() { Name = "staging", Stage = GateStage.Staging };
        GateContext gate = new()
        {
            GateId = Guid.NewGuid(),
            Environment = environment,
            ReadOnly = readOnly,
            Options = new GateOptions(),
            Backend = new TrrBackendOptions(),
            Client = null!,
            Database = null!,
            Store = null!,
            Door = null!,
            History = null!,
            Toggles = null!,
            Syncs = null!,
            LogFolder = "",
            MaxImagesPerPerson = 5,
            Time = _time,
        };
        GateEvidence head = new()
        {
            GateId = gate.GateId,
            Environment = environment.Name,
            Stage = environment.Stage,
            Version = "1",
            Actor = "me",
            Machine = "here",
            StartedAt = _time.GetUtcNow(),
            FinishedAt = _time.GetUtcNow(),
            Place = new GatePlace { Backend = "trr" },
            Verdict = GateVerdict.NotJudged,
            Steps = [],
            Criteria = [],
        };
        return new GateRunner(gate, steps, _last, _watcher).RunAsync(head, token);
    }

    private sealed class GoneWatcher : IGateWatcher
    {
        public void OnStep(GateStepInfo step) => throw new IOException("Input/output error");

        public void OnDone(GateStepResult result) => throw new IOException("Input/output error");
    }
}
