using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What the people of a run add up to, as far as they are logged.</summary>
internal sealed class RunTotals
{
    private readonly long[] _outcomes = new long[(int)PersonOutcome.NotAttempted + 1];

    /// <summary>People who are done, each of their lines counted.</summary>
    public long Done { get; private set; }

    /// <summary>Images that were inserted.</summary>
    public long Images { get; private set; }

    /// <summary>Calls with <c>seed_only=true</c>.</summary>
    public long SeedCalls { get; private set; }

    /// <summary>Calls with <c>seed_only=false</c>.</summary>
    public long AllCalls { get; private set; }

    /// <summary>Attempts past the first of each call.</summary>
    public long Retries { get; private set; }

    /// <summary>Whether every line told its calls and an outcome.</summary>
    public bool IsWhole { get; private set; } = true;

    /// <summary>People with this outcome.</summary>
    public long Of(PersonOutcome outcome) => _outcomes[(int)outcome];

    /// <summary>Adds a person.</summary>
    public void Add(LoggedPerson person)
    {
        IsWhole &= person is { Outcome: not null, Calls: not null };
        if (person.Outcome is { } outcome)
        {
            _outcomes[(int)outcome]++;
        }

        Done += person.Outcome is PersonOutcome.NotAttempted ? 0 : 1;
        Images += person.Inserted;
        foreach (var call in person.Calls ?? [])
        {
            SeedCalls += call.SeedOnly ? 1 : 0;
            AllCalls += call.SeedOnly ? 0 : 1;
            Retries += Math.Max(0, call.Attempts - 1);
        }
    }
}
