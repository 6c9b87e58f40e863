using System.CommandLine;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs targets</c>.</summary>
internal sealed class TargetsVerb : IRunsVerb
{
    /// <inheritdoc/>
    public string Name => "targets";

    /// <inheritdoc/>
    public string Description => "Lists targets and how it stands with them: those that are not ok first.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command) { }

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var targets = await call.Session.Targets.TargetsAsync(call.Token);
        if (call.IsTable)
        {
            var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
            RunsOutput.Write(call.Console, TargetTable.Render(targets, palette, call.Console.Time));
        }
        else
        {
            RunsOutput.WriteJson(call.Console, targets, RunsOutput.Indented.IReadOnlyListTargetView);
        }

        return ExitCodes.Ok;
    }
}
