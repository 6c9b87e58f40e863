using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs cancel</c>.</summary>
internal sealed class CancelVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    /// <inheritdoc/>
    public string Name => "cancel";

    /// <inheritdoc/>
    public string Description => "Asks for a run's end; what is committed stays.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => true;

    /// <inheritdoc/>
    public void AddTo(Command command) => _id.AddTo(command);

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var before = await _id.FindAsync(call);
        if (before.FinishedAt is null)
        {
            await call.Session.Door.CancelAsync(before.RunId, Environment.UserName, call.Token);
        }

        var after = await call.Session.History.FindAsync(before.RunId, call.Token) ?? throw _id.Unknown(call);
        if (call.IsTable)
        {
            RunsOutput.Write(call.Console, $"{Told(before, after)}\n");
        }
        else
        {
            RunsOutput.WriteJson(call.Console, after, RunsOutput.Indented.RunDetail);
        }

        return ExitCodes.Ok;
    }

    private static string Told(RunDetail before, RunDetail after) =>
        before.FinishedAt is not null ? $"Run {before.RunId} had ended already: {EnumNames.Of(before.Status)}."
        : after.FinishedAt is not null ? $"Run {before.RunId} has ended: {EnumNames.Of(after.Status)}."
        : before.CancelRequestedAt is not null
            ? $"Run {before.RunId} was asked to end before; people under way are dropped,\nwhat is committed stays."
        : $"Run {before.RunId} is asked to end: people under way are dropped,\nwhat is committed stays.";
}
