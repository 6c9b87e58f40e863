using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.RolloutGate.Syncing;

/// <summary>What the steps behind a sync build on.</summary>
internal static class SyncGround
{
    /// <summary>Notes that there is nothing to build on.</summary>
    public static void NotThere(StepRecord record, GateStepInfo info) =>
        record.NotJudged("sync", info.Title, "The two people were not synced: see the step 'sync'.");

    /// <summary>The calls that the sync made for a person; null when it has no result of them.</summary>
    public static IReadOnlyList<CallReport>? CallsOf(SyncedPeople synced, ExpectedPerson person) =>
        synced.Sync.Results.FirstOrDefault(result => result.PersonId == person.PersonId) is { } result
            ? [.. result.Calls.Select(CallWords.Report)]
            : null;
}
