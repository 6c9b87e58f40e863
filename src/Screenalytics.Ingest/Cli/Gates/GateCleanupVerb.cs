using System.CommandLine;
using Screenalytics.Ingest.Cli.Runs;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.RolloutGate.Evidence;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verb <c>gate cleanup</c>.</summary>
internal sealed class GateCleanupVerb : IGateVerb
{
    private readonly Argument<string?> _gate = new("GATE")
    {
        Description =
            "The gate, wherever it ran and however it ended; images that it was told to keep are removed too. Without it: every gate that left something changed on this machine.",
        Arity = ArgumentArity.ZeroOrOne,
    };

    /// <inheritdoc/>
    public string Name => "cleanup";

    /// <inheritdoc/>
    public string Description => "Puts back what a gate left changed that was killed, or could not put it back itself.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table];

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _gate.Validators.Add(result =>
        {
            if (result.Tokens is [{ Value: var value }] && !Guid.TryParse(value, out _))
            {
                result.AddError($"GATE: '{value}' is no gate's id: evidence and 'gate cleanup' name it.");
            }
        });
        command.Add(_gate);
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(GateCall call)
    {
        await using var session = await call.Host.OpenGateAsync(call.Settings, request: null, call.Token);
        var cleaned = call.Parsed.GetValue(_gate) is { } id
            ? [await session.Cleanup.OneAsync(Guid.Parse(id), call.Token)]
            : await session.Cleanup.AllAsync(call.Token);
        CleanupTable table = new(
            call.Console,
            GateOutput.PaletteOf(call.Console),
            new EvidenceCleaner(session.Redactor)
        );
        foreach (var gate in cleaned)
        {
            table.Write(gate);
        }

        var elsewhere = call.Parsed.GetValue(_gate) is null ? await session.Cleanup.ElsewhereAsync(call.Token) : [];
        table.WriteElsewhere(elsewhere);
        if (cleaned.Count == 0 && elsewhere.Count == 0)
        {
            RunsOutput.Write(call.Console, "No gate left anything changed.\n");
        }

        return cleaned.All(gate => gate.IsClean) ? ExitCodes.Ok : ExitCodes.Error;
    }
}
