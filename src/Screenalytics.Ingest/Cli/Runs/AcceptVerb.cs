using System.CommandLine;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>The verb <c>runs accept</c>.</summary>
internal sealed class AcceptVerb : IRunsVerb
{
    private readonly RunIdArgument _id = new();

    /// <inheritdoc/>
    public string Name => "accept";

    /// <inheritdoc/>
    public string Description => "Says that a suspect run's empty answers are right: it is history from then on.";

    /// <inheritdoc/>
    public string[] Formats => [OutputFormats.Table, OutputFormats.Json];

    /// <inheritdoc/>
    public bool NeedsDoor => false;

    /// <inheritdoc/>
    public void AddTo(Command command) => _id.AddTo(command);

    /// <inheritdoc/>
    public async Task<int> RunAsync(RunsCall call)
    {
        var id = await _id.IdAsync(call);
        var came = await call.Session.Care.AcceptAsync(id, Environment.UserName, call.Token) ?? throw _id.Unknown(call);
        var run = await call.Session.History.FindAsync(id, call.Token) ?? throw _id.Unknown(call);
        if (call.IsTable)
        {
            RunsOutput.Write(call.Console, $"{Told(came, run)}\n");
        }
        else
        {
            RunsOutput.WriteJson(call.Console, run, RunsOutput.Indented.RunDetail);
        }

        return came == Acceptance.NotHistory ? ExitCodes.Error : ExitCodes.Ok;
    }

    private static string Told(Acceptance came, RunDetail run) =>
        came switch
        {
            Acceptance.Accepted =>
                $"Run {run.RunId} is accepted: the next runs of its target are compared\nwith it, and with none before it.{Held(run)}",
            Acceptance.AcceptedBefore => $"Run {run.RunId} was accepted before{By(run)}.{Held(run)}",
            Acceptance.NotHistory =>
                $"Run {run.RunId} is no history: dry runs, retries and runs that\ndid not come to their end are never compared with.",
            _ => $"Run {run.RunId} is not suspect: there is nothing to accept.",
        };

    private static string By(RunDetail run) => run.AcceptedBy is { } who ? $" by {who}" : "";

    private static string Held(RunDetail run) =>
        run.Counts.Held == 0
            ? ""
            : $"\nIts {run.Counts.Held:N0} held people go on with:\nscreenalytics-ingest runs retry-failed {run.RunId}";
}
