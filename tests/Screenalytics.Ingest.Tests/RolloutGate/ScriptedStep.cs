using Screenalytics.Ingest.RolloutGate;

namespace Screenalytics.Ingest.Tests.RolloutGate;

/// <summary>A step that does what a test says.</summary>
internal sealed class ScriptedStep(
    string id,
    Action<StepRecord, CancellationToken> look,
    bool writes = false,
    bool inReadOnly = false
) : IGateStep
{
    public GateStepInfo Info { get; } = new(id, $"Step {id}", "Looks.", [], writes, inReadOnly);

    public int Runs { get; private set; }

    public CancellationToken Token { get; private set; }

    public Action<GateContext>? OnGate { get; init; }

    public Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        Runs++;
        Token = cancellationToken;
        OnGate?.Invoke(gate);
        look(record, cancellationToken);
        return Task.CompletedTask;
    }
}
