using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.RolloutGate.Evidence;
using Screenalytics.Ingest.RolloutGate.Evidence.Comparison;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verb <c>gate compare</c>.</summary>
internal sealed class GateCompareVerb : IGateVerb
{
    private readonly Argument<string> _first = FolderArgument.Of("A", "The folder of a gate's evidence.");
    private readonly Argument<string> _second = FolderArgument.Of(
        "B",
        "The folder of another's; the older one comes first, however they are given."
    );

    /// <inheritdoc/>
    public string Name => "compare";

    /// <inheritdoc/>
    public string Description => "Shows what changed between two gates.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        command.Add(_first);
        command.Add(_second);
    }

    /// <inheritdoc/>
    public Task<int> RunAsync(GateCall call)
    {
        var keys = call.Host.ReadGateAccess(call.Settings).Keys;
        EvidenceCheck[] gates =
        [
            EvidenceVerifier.Verify(call.Parsed.GetRequiredValue(_first), keys),
            EvidenceVerifier.Verify(call.Parsed.GetRequiredValue(_second), keys),
        ];
        foreach (var unread in gates.Where(gate => gate.AsFound is null))
        {
            throw new GateFileException(
                $"{unread.Folder} holds no evidence that can be compared: {string.Join(" ", unread.Problems.Select(problem => problem.Sentence))}"
            );
        }

        gates = [.. gates.OrderBy(gate => gate.AsFound!.StartedAt)];
        var differences = GateComparison.Of(gates[0].AsFound!, gates[1].AsFound!);
        if (call.Format == OutputFormats.Json)
        {
            GateOutput.WriteJson(call.Console, json => CompareJson.Write(json, gates[0], gates[1], differences));
        }
        else
        {
            var table = new CompareTable(GateOutput.PaletteOf(call.Console));
            GateOutput.Write(call.Console, table.Render(gates[0], gates[1], differences));
        }

        return Task.FromResult(ExitCodes.Ok);
    }
}
