using System.Globalization;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Inspection.Verification;
using Screenalytics.Ingest.RolloutGate.Syncing;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows the strict fallback in the calls that the sync made.</summary>
internal sealed class FallbackCallsStep : IGateStep
{
    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "fallback_calls",
            "The sync's own calls follow the strict fallback",
            "Looks at every call that the sync made for the two people, as it made them and as the database keeps them.",
            [4]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        if (gate.Synced is not { } synced)
        {
            SyncGround.NotThere(record, Info);
            return;
        }

        record.Uses("run", synced.RunId.ToString());
        foreach (var person in synced.Expected)
        {
            Judge(gate, person, SyncGround.CallsOf(synced, person), record);
        }

        if (!synced.Sync.Report.DryRun)
        {
            await JudgeStoredAsync(gate, synced, record, cancellationToken);
        }
    }

    private static void Judge(
        GateContext gate,
        ExpectedPerson person,
        IReadOnlyList<CallReport>? calls,
        StepRecord record
    )
    {
        var (id, expected) = (
            person.IsSeeded ? "seeded" : "unseeded",
            $"For {person.Words} {FallbackRuling.Expected(person.IsSeeded)}"
        );
        if (calls is null)
        {
            record.NotJudged(
                id,
                expected,
                "The sync has no result of this person: another process went on with the run."
            );
            return;
        }

        var breach = FallbackRuling.Breach(person.IsSeeded, calls);
        record.Expect(
            breach is null,
            id,
            expected,
            breach is null ? CallWords.Of(calls) : $"{breach}. The calls: {CallWords.Of(calls)}"
        );
        var allowed = gate.Environment.MaxAnswerTime.TotalMilliseconds;
        if (calls.FirstOrDefault(call => call.Attempts == 1 && call.DurationMs > allowed) is { } slow)
        {
            record.Disproven(
                $"{id}_time",
                string.Create(CultureInfo.InvariantCulture, $"Every answer comes within {allowed / 1000:0.##} s"),
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"a call took {slow.DurationMs / 1000:0.0##} s; {allowed / 1000:0.##} s allowed"
                ),
                "See what slows the backend down"
            );
        }
    }

    private static async Task JudgeStoredAsync(
        GateContext gate,
        SyncedPeople synced,
        StepRecord record,
        CancellationToken cancellationToken
    )
    {
        var stored = await gate.History.PeopleAsync(synced.RunId, new PeopleFilter(), cancellationToken);
        foreach (var person in synced.Expected)
        {
            var kept = stored?.Items.FirstOrDefault(one => one.PersonId == person.PersonId);
            var own = SyncGround.CallsOf(synced, person);
            var breach =
                kept is null ? "the database keeps no result of this person"
                : FallbackRuling.Breach(person.IsSeeded, kept.Calls) is { } wrong ? wrong
                : own is not null && !AreSame(own, kept.Calls) ? "the calls that were made are others"
                : null;
            record.Expect(
                breach is null,
                person.IsSeeded ? "seeded_stored" : "unseeded_stored",
                $"The database keeps the same calls for {person.Words}",
                breach is null ? CallWords.Of(kept!.Calls) : $"{breach}. Kept: {CallWords.Of(kept?.Calls ?? [])}"
            );
        }
    }

    private static bool AreSame(IReadOnlyList<CallReport> one, IReadOnlyList<CallReport> other) =>
        one.Count == other.Count
        && one.Zip(other).All(pair => CallFacts.AreSame(CallWords.Logged(pair.First), CallWords.Logged(pair.Second)));
}
