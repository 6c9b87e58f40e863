using System.CommandLine;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs show</c>.</summary>
internal sealed class ShowVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    /// <inheritdoc/>
    public string Name => "show";

    /// <inheritdoc/>
    public string Description => "Shows where a run stands, or its report.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command) => _id.AddTo(command);

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var run = await _id.FindAsync(call);
        if (call.IsTable)
        {
            var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
            RunsOutput.Write(call.Console, RunTable.Render(run, palette, call.Console.Time));
        }
        else
        {
            RunsOutput.WriteJson(call.Console, run, RunsOutput.Indented.RunDetail);
        }

        return ExitCodes.Ok;
    }
}
