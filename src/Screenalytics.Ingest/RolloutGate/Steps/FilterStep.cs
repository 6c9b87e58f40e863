using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.RolloutGate.Http;

namespace Screenalytics.Ingest.RolloutGate.Steps;

/// <summary>Shows that <c>seed_only=true</c> lists exactly the flagged photos, and <c>seed_only=false</c> all.</summary>
internal sealed class FilterStep : IGateStep
{
    /// <inheritdoc/>
    public GateStepInfo Info { get; } =
        new(
            "filter",
            "seed_only=true is exactly the flagged part of seed_only=false",
            "Reads all photos of the seeded, the unseeded and the toggle's person with seed_only=true, with seed_only=false and without it, and compares them with each other and with TRR's database: rows, flags, order, fields.",
            [3]
        );

    /// <inheritdoc/>
    public async Task RunAsync(GateContext gate, StepRecord record, CancellationToken cancellationToken)
    {
        var people = RolesOf(gate).DistinctBy(role => role.Person).ToList();
        if (people.Count == 0)
        {
            record.NotJudged(
                "people",
                "There are people whose photos can be listed",
                "nobody is chosen: see the step people"
            );
            return;
        }

        foreach (var (role, person, declared) in people)
        {
            record.Uses(role, person.ToString());
            var noted = await JudgeAsync(gate, record, role, person, declared, cancellationToken);
            foreach (var check in noted.Checks)
            {
                record.Add(check);
            }
        }

        AnswerTimes.Judge(gate, record);
    }

    // A live database may change between two reads: nothing is disproven by rows that were on the move.
    private static async Task<StepRecord> JudgeAsync(
        GateContext gate,
        StepRecord record,
        string role,
        Guid person,
        bool? declared,
        CancellationToken cancellationToken
    )
    {
        var (reads, noted) = await OnceAsync();
        if (noted.Verdict == GateVerdict.Disproven && reads.IsUnsteady)
        {
            (reads, noted) = await OnceAsync();
        }

        return noted.Verdict == GateVerdict.Disproven && reads.HasChanged ? Unsettled(noted) : noted;

        async Task<(FilterReads Reads, StepRecord Noted)> OnceAsync()
        {
            var reads = await FilterReads.ReadAsync(gate, record, person, cancellationToken);
            StepRecord noted = new();
            new FilterJudge(role, declared, reads, noted).Judge();
            return (reads, noted);
        }
    }

    private static StepRecord Unsettled(StepRecord noted)
    {
        StepRecord unsettled = new();
        foreach (var check in noted.Checks)
        {
            unsettled.Add(
                check.Verdict == GateVerdict.Disproven
                    ? check with
                    {
                        Verdict = GateVerdict.NotJudged,
                        Observed =
                            $"TRR's database changed while it was compared, twice; at the last look: {check.Observed}",
                        WayOut = "Run the gate again while nobody edits this gallery",
                    }
                    : check
            );
        }

        return unsettled;
    }

    private static IEnumerable<(string Role, Guid Person, bool? Declared)> RolesOf(GateContext gate)
    {
        if (gate.People?.Seeded is { } seeded)
        {
            yield return ("seeded", seeded, true);
        }

        if (gate.People?.Unseeded is { } unseeded)
        {
            yield return ("unseeded", unseeded, false);
        }

        if (gate.People?.Toggle is { } toggle)
        {
            yield return ("toggle", toggle.PersonId, toggle.Flagged ? true : null);
        }
    }
}
