using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Progress;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>Runs a sync through the one door, shows how it goes, and prints what came of it.</summary>
internal sealed class SyncRunner(ICommandHost host, CommandSettings settings, CliConsole console, string format)
{
    /// <summary>Runs to the end.</summary>
    /// <returns>The exit code that the report asks for.</returns>
    public async Task<int> RunAsync(SyncRequest asked, int? maxImages, CancellationToken cancellationToken)
    {
        await using var session = await host.OpenSyncAsync(settings, cancellationToken);
        var request = asked with { MaxImagesPerPerson = maxImages ?? session.MaxImagesPerPerson };
        await using var output = RunOutputs.Create(format, request, console);
        var report = await WatchAsync(session, request, output, cancellationToken);
        await output.CompleteAsync(report);
        return report.ExitCode;
    }

    private async Task<SyncReport> WatchAsync(
        ISyncSession session,
        SyncRequest request,
        IRunOutput output,
        CancellationToken cancellationToken
    )
    {
        // Lines that stream onto the same terminal would be torn by a display, and show the progress themselves.
        var streams = output.TakesPeople && console.OutputIsTerminal;
        var tally = console.ErrorIsTerminal && !streams ? new ProgressTally() : null;
        var watcher = new SyncWatcher(console.Error, output.TakesPeople ? output : null, tally);
        if (tally is null)
        {
            return await session.Door.RunAsync(request, watcher, cancellationToken);
        }

        await using var display = ProgressDisplay.Start(console, tally);
        return await session.Door.RunAsync(request, watcher, cancellationToken);
    }
}
