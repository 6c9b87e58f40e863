using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Cli.Progress;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>Asks a worker for a run, shows how it goes, and prints what came of it.</summary>
internal sealed class Trigger(WorkerClient client, CliConsole console, string format, string? key)
{
    /// <summary>Asks for the run, and tells where to watch it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> AskAsync(SyncJob job, CancellationToken cancellationToken)
    {
        var ticket = await client.SubmitAsync(job, key, cancellationToken);
        ticket = ticket with
        {
            StatusUrl = client.UrlOf(ticket.StatusUrl).ToString(),
            EventsUrl = client.UrlOf(ticket.EventsUrl).ToString(),
        };
        var text =
            format == OutputFormats.Table
                ? $"Run     {ticket.RunId}{Note(ticket)}\nStatus  {ticket.StatusUrl}\n"
                : $"{JsonSerializer.Serialize(ticket, RunsJson.Default.RunTicket)}\n";
        await console.Output.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken);
        return ExitCodes.Ok;
    }

    /// <summary>Asks for the run, and follows it to its end.</summary>
    /// <returns>The exit code that its report asks for, or that of an interruption.</returns>
    public async Task<int> FollowAsync(SyncJob job, SyncTarget target, CancellationToken cancellationToken)
    {
        var ticket = await client.SubmitAsync(job, key, cancellationToken);
        console.Error.WriteLine(
            $"Syncing {TargetText.Of(target)} by the worker at {client.Access}, run {ticket.RunId}{Note(ticket)}"
        );
        await using var output = new FollowedOutput(format, console);
        try
        {
            var report = await WatchAsync(ticket, output, cancellationToken);
            await output.CompleteAsync(report);
            return report.ExitCode;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            console.Error.WriteLine(
                $"Run {ticket.RunId} goes on: '{CliApplication.Name} runs cancel {ticket.RunId}' ends it."
            );
            return ExitCodes.Interrupted;
        }
    }

    private async Task<SyncReport> WatchAsync(
        RunTicket ticket,
        FollowedOutput output,
        CancellationToken cancellationToken
    )
    {
        // Lines that stream onto the same terminal would be torn by a display, and show the progress themselves.
        var streams = output.TakesPeople && console.OutputIsTerminal;
        var tally = console.ErrorIsTerminal && !streams ? new ProgressTally() : null;
        var follower = new WorkerFollower(client, console, ticket, output, tally);
        if (tally is null)
        {
            return await follower.FollowAsync(cancellationToken);
        }

        await using var display = ProgressDisplay.Start(console, tally);
        return await follower.FollowAsync(cancellationToken);
    }

    private static string Note(RunTicket ticket) =>
        ticket.Attached ? " (it was in flight already)"
        : ticket.Replayed ? " (the key had asked for it before)"
        : "";
}
