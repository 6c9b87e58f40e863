using System.CommandLine;
using Screenalytics.Ingest.RolloutGate.Evidence.Verification;

namespace Screenalytics.Ingest.Cli.Gates;

/// <summary>The verb <c>gate verify</c>.</summary>
internal sealed class GateVerifyVerb : IGateVerb
{
    private readonly Argument<string> _folder = FolderArgument.Of("FOLDER", "The folder of a gate's evidence.");

    /// <inheritdoc/>
    public string Name => "verify";

    /// <inheritdoc/>
    public string Description => "Checks whether a gate's evidence is as it was signed, and follows from itself.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public void AddTo(Command command) => command.Add(_folder);

    /// <inheritdoc/>
    public Task<int> RunAsync(GateCall call)
    {
        var access = call.Host.ReadGateAccess(call.Settings);
        var check = EvidenceVerifier.Verify(call.Parsed.GetRequiredValue(_folder), access.Keys);
        if (call.Format == OutputFormats.Json)
        {
            GateOutput.WriteJson(call.Console, json => VerifyJson.Write(json, check));
        }
        else
        {
            GateOutput.Write(call.Console, new VerifyTable(GateOutput.PaletteOf(call.Console)).Render(check));
        }

        return Task.FromResult(check.ExitCode);
    }
}
