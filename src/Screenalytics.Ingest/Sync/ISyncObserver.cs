using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Sync;

/// <summary>Who watches a run: a progress display, a stream of lines, a log. Called by several threads at once.</summary>
internal interface ISyncObserver
{
    /// <summary>The run has begun; every check has passed.</summary>
    void OnStarted(RunStart start);

    /// <summary>A run of the same target is in flight already: it is watched in place of a new one.</summary>
    /// <param name="runId">That run.</param>
    /// <param name="node">The node that works on it, or null while none does.</param>
    void OnAttached(Guid runId, string? node);

    /// <summary>More distinct people of the target are known; <paramref name="final"/> once they all are.</summary>
    void OnPeopleKnown(int people, bool final);

    /// <summary>Whether <see cref="OnCall"/> is wanted; asked anew for every call.</summary>
    bool WatchesCalls => false;

    /// <summary>
    /// A call for photos has finished, its retries included, and the rule has judged it; in hold mode an empty one is told
    /// once its fallback is opened or withheld, and never when the run ends before.
    /// </summary>
    void OnCall(in PhotoCall call, VerdictKind verdict) { }

    /// <summary>A person is done: committed, or compared in a dry run.</summary>
    void OnPerson(PersonResult result, PersonCommit commit);

    /// <summary>A batch of people is done, in parallel lists; told a person at a time unless somebody wants it whole.</summary>
    void OnFiled(IReadOnlyList<PersonResult> results, IReadOnlyList<PersonCommit> commits)
    {
        for (var i = 0; i < results.Count; i++)
        {
            OnPerson(results[i], commits[i]);
        }
    }

    /// <summary>The intake is paused because the backend is out of service, or goes on.</summary>
    void OnIntake(bool paused);

    /// <summary>Something that an operator should know; it stands in the report too.</summary>
    void OnWarning(string warning);
}
