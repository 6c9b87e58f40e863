using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Watches a worker's run for its log.</summary>
internal sealed class LoggingObserver(ILogger log, Guid runId) : ISyncObserver
{
    /// <inheritdoc/>
    public void OnStarted(RunStart start) { }

    /// <inheritdoc/>
    public void OnAttached(Guid attachedRunId, string? node) { }

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) { }

    /// <inheritdoc/>
    public void OnIntake(bool paused)
    {
        if (paused)
        {
            log.IntakePaused(runId);
        }
        else
        {
            log.IntakeResumed(runId);
        }
    }

    /// <inheritdoc/>
    public void OnWarning(string warning) => log.RunWarning(runId, warning);
}
