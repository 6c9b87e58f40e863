using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Passes on what this process does of a run that it also follows, and marks it as shown.</summary>
internal sealed class MarkingObserver(ISyncObserver inner, RunFollower follower) : ISyncObserver
{
    /// <inheritdoc/>
    public void OnStarted(RunStart start) => inner.OnStarted(start);

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) => inner.OnAttached(runId, node);

    /// <summary>Not passed on: a sitting knows of its own people only.</summary>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit)
    {
        follower.Mark(result.PersonId);
        inner.OnPerson(result, commit);
    }

    /// <inheritdoc/>
    public void OnIntake(bool paused) => inner.OnIntake(paused);

    /// <inheritdoc/>
    public void OnWarning(string warning) => inner.OnWarning(warning);
}
