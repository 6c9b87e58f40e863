using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.RolloutGate.Keeping;

/// <summary>Keeps what a gate's sync makes of each person, and tells at once which run it is.</summary>
internal sealed class GateSyncObserver(Action<Guid> started) : ISyncObserver
{
    private readonly Lock _lock = new();
    private readonly List<PersonResult> _results = [];

    /// <summary>The people who are done.</summary>
    public IReadOnlyList<PersonResult> Results
    {
        get
        {
            lock (_lock)
            {
                return [.. _results];
            }
        }
    }

    /// <inheritdoc/>
    public void OnStarted(RunStart start) => started(start.RunId);

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) { }

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit)
    {
        lock (_lock)
        {
            _results.Add(result);
        }
    }

    /// <inheritdoc/>
    public void OnIntake(bool paused) { }

    /// <inheritdoc/>
    public void OnWarning(string warning) { }
}
