using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Tells several observers the same, in their order.</summary>
internal sealed class BroadcastObserver(ISyncObserver[] observers) : ISyncObserver
{
    /// <inheritdoc/>
    public bool WatchesCalls => Array.Exists(observers, observer => observer.WatchesCalls);

    /// <inheritdoc/>
    public void OnStarted(RunStart start) => Each(observer => observer.OnStarted(start));

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) => Each(observer => observer.OnAttached(runId, node));

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) => Each(observer => observer.OnPeopleKnown(people, final));

    /// <inheritdoc/>
    public void OnCall(in PhotoCall call, VerdictKind verdict)
    {
        foreach (var observer in observers)
        {
            if (observer.WatchesCalls)
            {
                observer.OnCall(call, verdict);
            }
        }
    }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) =>
        Each(observer => observer.OnPerson(result, commit));

    /// <inheritdoc/>
    public void OnFiled(IReadOnlyList<PersonResult> results, IReadOnlyList<PersonCommit> commits) =>
        Each(observer => observer.OnFiled(results, commits));

    /// <inheritdoc/>
    public void OnIntake(bool paused) => Each(observer => observer.OnIntake(paused));

    /// <inheritdoc/>
    public void OnWarning(string warning) => Each(observer => observer.OnWarning(warning));

    private void Each(Action<ISyncObserver> tell)
    {
        foreach (var observer in observers)
        {
            tell(observer);
        }
    }
}
