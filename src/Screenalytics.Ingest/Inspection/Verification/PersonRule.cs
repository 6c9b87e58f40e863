using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What one person's line shows by itself. Pure.</summary>
internal static class PersonRule
{
    /// <summary>Judges a line: the calls first; what they should have come to only when they were permitted.</summary>
    public static IEnumerable<FindingKind> Judge(LoggedPerson person)
    {
        var calls = person.Calls;
        if (calls is null && person.Outcome is not PersonOutcome.NotAttempted)
        {
            yield return FindingKind.CallsMissing;
        }

        if (calls is not null && CallsRule.FirstBreach(calls) is { } breach)
        {
            yield return breach;
        }
        else if (calls is not null && OutcomeOf(person, calls) is { } disagreement)
        {
            yield return disagreement;
        }

        if (person.Outcome is not { } outcome)
        {
            yield return FindingKind.OutcomeUnknown;
        }
        else if (ImagesRule.FirstBreach(person, outcome, calls) is { } images)
        {
            yield return images;
        }
    }

    private static FindingKind? OutcomeOf(LoggedPerson person, IReadOnlyList<LoggedCall> calls) =>
        person.Outcome is { } outcome ? OutcomeRule.FirstBreach(person, outcome, calls) : null;
}
