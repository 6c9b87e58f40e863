using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Progress;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Syncing;

/// <summary>Passes on what a run tells: words to the error stream, people to the output, numbers to the display.</summary>
/// <param name="error">The error stream.</param>
/// <param name="output">Who takes people, or null.</param>
/// <param name="tally">The display's numbers, or null when there is none.</param>
internal sealed class SyncWatcher(ErrorLines error, IRunOutput? output, ProgressTally? tally) : ISyncObserver
{
    /// <inheritdoc/>
    public void OnStarted(RunStart start) =>
        error.WriteLine(
            $"Syncing {TargetText.Of(start.Request.Target)} from {start.BackendHost} into database "
                + $"{start.DatabaseName} on {start.DatabaseHost}{(start.Request.DryRun ? " (dry run)" : "")}"
        );

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) =>
        error.WriteLine(
            $"A run of this target is in flight already: following run {runId}"
                + (node is null ? ", which waits for a node to go on with it." : $", which {node} works on.")
        );

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) => tally?.SetKnown(people, final);

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit)
    {
        tally?.Add(result, commit);
        output?.OnPerson(result, commit);
    }

    /// <inheritdoc/>
    public void OnIntake(bool paused)
    {
        if (tally is not null)
        {
            tally.Paused = paused;
        }

        error.WriteLine(
            paused
                ? "TRR-Backend is out of service: no new people are begun until it answers again, for as long as Trr:CircuitPatience allows."
                : "TRR-Backend answers again: going on."
        );
    }

    /// <inheritdoc/>
    public void OnWarning(string warning) => error.WriteLine($"warning: {warning}");
}
