using System.CommandLine;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs undo</c>.</summary>
internal sealed class UndoVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    private readonly Option<bool> _yes = new("--yes")
    {
        Description = "Remove them without asking; elsewhere than on a terminal nothing is removed without it.",
    };

    /// <inheritdoc/>
    public string Name => "undo";

    /// <inheritdoc/>
    public string Description => "Shows the images that a run inserted and nobody approved, and removes them.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command)
    {
        _id.AddTo(command);
        command.Add(_yes);
    }

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var run = await _id.IdAsync(call);
        var plan = await call.Session.Care.PlanUndoAsync(run, call.Token) ?? throw _id.Unknown(call);
        var yes = call.Parsed.GetValue(_yes);
        if (!call.IsTable)
        {
            var told = yes ? await UndoAsync(call, run) : plan;
            RunsOutput.WriteJson(call.Console, told, RunsOutput.Indented.UndoReport);
            if (!yes)
            {
                call.Console.Error.WriteLine("Nothing was changed: --yes removes the images.");
            }

            return ExitCodes.Ok;
        }

        var palette = new Palette(call.Console.OutputIsTerminal && !call.Console.NoColor);
        RunsOutput.Write(call.Console, UndoTable.Render(plan, palette));
        if (plan.Removed.Count == 0)
        {
            RunsOutput.Write(call.Console, "Nothing was changed.\n");
            return ExitCodes.Ok;
        }

        if (!yes && !await AskAsync(call, plan.Removed.Count))
        {
            RunsOutput.Write(call.Console, "Nothing was changed: --yes removes them.\n");
            return ExitCodes.Ok;
        }

        RunsOutput.Write(call.Console, UndoTable.Done(await UndoAsync(call, run)));
        return ExitCodes.Ok;
    }

    private async Task<UndoReport> UndoAsync(RunsCall call, Guid run) =>
        await call.Session.Care.UndoAsync(run, Environment.UserName, call.Token) ?? throw _id.Unknown(call);

    // Reading a line can't be interrupted, so that the wait for it is.
    private static async Task<bool> AskAsync(RunsCall call, int images)
    {
        if (!call.Console.InputIsTerminal || !call.Console.ErrorIsTerminal)
        {
            return false;
        }

        await call.Console.Error.Writer.WriteAsync($"Remove {UndoTable.Images(images)}? [y/N] ");
        await call.Console.Error.Writer.FlushAsync(call.Token);
        using var input = new StreamReader(call.Console.OpenInput());
        var answer = await Task.Run(input.ReadLine, call.Token).WaitAsync(call.Token);
        return answer?.Trim().ToUpperInvariant() is "Y" or "YES";
    }
}
