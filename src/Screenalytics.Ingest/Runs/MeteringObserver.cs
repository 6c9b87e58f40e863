using System.Runtime.InteropServices;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Measures what a run's people come to: added up a batch, so that a person costs next to nothing.</summary>
internal sealed class MeteringObserver(RunTags run) : ISyncObserver
{
    private static readonly SkipReason[] Reasons = Enum.GetValues<SkipReason>();

    /// <inheritdoc/>
    public void OnStarted(RunStart start) { }

    /// <inheritdoc/>
    public void OnAttached(Guid runId, string? node) { }

    /// <inheritdoc/>
    public void OnPeopleKnown(int people, bool final) { }

    /// <inheritdoc/>
    public void OnPerson(PersonResult result, PersonCommit commit) => OnFiled([result], [commit]);

    /// <inheritdoc/>
    public void OnFiled(IReadOnlyList<PersonResult> results, IReadOnlyList<PersonCommit> commits)
    {
        if (!PeopleMetrics.Enabled)
        {
            return;
        }

        var people = new Dictionary<(PersonOutcome, FailureCode), int>();
        var calls = new Dictionary<(bool SeedOnly, int Status, FailureCode), int>();
        var (seedRetries, allRetries) = (0, 0);
        var (inserted, present, duplicates, overCap) = (0, 0, 0, 0);
        Span<int> skipped = stackalloc int[Reasons.Length];
        for (var i = 0; i < results.Count; i++)
        {
            var (result, commit) = (results[i], commits[i]);
            foreach (ref readonly var call in result.Calls.AsSpan())
            {
                Count(calls, (call.SeedOnly, call.Status, call.Failure));
                PeopleMetrics.AddDuration(call.SeedOnly, call.Duration);
                ref var retries = ref call.SeedOnly ? ref seedRetries : ref allRetries;
                retries += Math.Max(0, call.Attempts - 1);
            }

            var failure = commit.Failure != FailureCode.None ? commit.Failure : result.Failure;
            Count(people, (failure == FailureCode.None ? result.Outcome : PersonOutcome.Failed, failure));
            if (failure != FailureCode.None)
            {
                continue;
            }

            inserted += commit.InsertedCount;
            present += result.Chosen.Length - commit.InsertedCount;
            duplicates += result.Rows.Duplicates;
            overCap += result.Rows.OverCap;
            for (var reason = 0; result.Rows.Skipped is { } rows && reason < rows.Length; reason++)
            {
                skipped[reason] += rows[reason];
            }
        }

        foreach (var ((outcome, failure), count) in people)
        {
            PeopleMetrics.Add(count, outcome, failure, run);
        }

        foreach (var ((seedOnly, status, failure), count) in calls)
        {
            PeopleMetrics.AddCalls(count, seedOnly, status, failure);
        }

        PeopleMetrics.AddRetries(seedRetries, seedOnly: true);
        PeopleMetrics.AddRetries(allRetries, seedOnly: false);
        PeopleMetrics.AddRows(inserted, "inserted", run);
        PeopleMetrics.AddRows(present, "already_present", run);
        PeopleMetrics.AddRows(duplicates, "duplicate", run);
        PeopleMetrics.AddRows(overCap, "over_cap", run);
        foreach (var reason in Reasons)
        {
            PeopleMetrics.AddSkipped(skipped[(int)reason], reason, run);
        }
    }

    /// <inheritdoc/>
    public void OnIntake(bool paused) { }

    /// <inheritdoc/>
    public void OnWarning(string warning) { }

    private static void Count<TKey>(Dictionary<TKey, int> counts, TKey key)
        where TKey : notnull => CollectionsMarshal.GetValueRefOrAddDefault(counts, key, out _)++;
}
