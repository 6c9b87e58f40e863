using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Watches for whoever asked for a run and is not there: a schedule, a caller over HTTP.</summary>
internal sealed class SilentObserver : ISyncObserver
{
    /// <inheritdoc/>
    public void OnStarted(RunStart start) { }

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) { }

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) { }

    /// <inheritdoc/>
    public void OnFiled(IReadOnlyList<PersonResult> results, IReadOnlyList<PersonCommit> commits) { }

    /// <inheritdoc/>
    public void OnIntake(bool paused) { }

    /// <inheritdoc/>
    public void OnWarning(string warning) { }
}
