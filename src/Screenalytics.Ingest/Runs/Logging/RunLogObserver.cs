using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs.Logging;

/// <summary>Logs a run's people, and its calls where debug events are wanted.</summary>
internal sealed class RunLogObserver(ILogger log, RunStart run, string node) : ISyncObserver
{
    private readonly PersonEventHead _head = new(run, node);

    /// <inheritdoc/>
    public bool WatchesCalls => log.IsEnabled(LogLevel.Debug);

    /// <inheritdoc/>
    public void OnStarted(RunStart start) { }

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) { }

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnCall(in PhotoCall call, VerdictKind verdict) => log.Tell(run.RunId, in call, verdict);

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) => OnFiled([result], [commit]);

    /// <inheritdoc/>
    public void OnFiled(IReadOnlyList<PersonResult> results, IReadOnlyList<PersonCommit> commits)
    {
        if (results.Count > 0 && log.IsEnabled(LogLevel.Information))
        {
            var people = new PeopleFinished(_head, results, commits);
            log.Log(LogLevel.Information, PersonEventHead.Event, people, null, static (state, _) => state.ToString());
        }
    }

    /// <inheritdoc/>
    public void OnIntake(bool paused)
    {
        if (paused)
        {
            log.IntakePaused(run.RunId);
        }
        else
        {
            log.IntakeResumed(run.RunId);
        }
    }

    /// <inheritdoc/>
    public void OnWarning(string warning) => log.RunWarning(run.RunId, warning);
}
