using Screenalytics.Ingest.Cli;
using Screenalytics.Ingest.Cli.Gates;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.RolloutGate;
using Screenalytics.Ingest.RolloutGate.Keeping;
using Screenalytics.Ingest.RolloutGate.Steps;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.RolloutGate;

/// <summary>A sandbox, a face bank and a data folder, on which one gate after the other is run in this process.</summary>
internal sealed class GateLane(SandboxServer sandbox, string database) : IDisposable
{
    private readonly TestFolder _data = TestFolder.Create();

    public SandboxServer Sandbox { get; } = sandbox;

    /// <summary>Runs a gate to its end, composed as the program composes it.</summary>
    public async Task<GateEvidence> RunAsync(TimeSpan? maxAnswerTime = null)
    {
        GateEnvironment environment = new()
        {
            Name = "staging",
            Stage = GateStage.Staging,
            MaxAnswerTime = maxAnswerTime ?? GateEnvironment.DefaultMaxAnswerTime,
        };
        GateRequest request = new(environment, new GateOrder()) { Actor = "tester" };
        await using var session = await OpenAsync(request);
        GateRunner runner = new(
            session.Gate!,
            GateSteps.For(environment),
            new RestoredStep(session.Restorer, session.Journal!),
            new QuietWatcher()
        );
        return await runner.RunAsync(session.Head!, TestContext.Current.CancellationToken);
    }

    /// <summary>Cleans up after gates that could not put everything back.</summary>
    public async Task<IReadOnlyList<CleanedGate>> CleanUpAsync()
    {
        await using var session = await OpenAsync(null);
        return await session.Cleanup.AllAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Everything that a gate may touch.</summary>
    public Task<IReadOnlyList<string>> TouchableAsync() => GateTest.TouchableAsync(Sandbox, database);

    public void Dispose() => _data.Dispose();

    private Task<IGateSession> OpenAsync(GateRequest? request)
    {
        var environment = GateTest.GateEnvironmentOf(Sandbox, database, _data);
        CommandHost host = new(TimeProvider.System, new Redactor(), environment);
        CommandSettings settings = new([], Verbose: false, _ => { });
        return host.OpenGateAsync(settings, request, TestContext.Current.CancellationToken);
    }
}
