using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What the events about single calls show beside a person's line, or without one. Pure.</summary>
internal static class SingleCallsRule
{
    /// <summary>What a fallback's opening shows by itself: its proof proves nothing.</summary>
    public static FindingKind? WhenOpened(LoggedCallEvent opened) =>
        opened.Call.SeedOnly ? CallFacts.WhyNoProof(opened.Call) : FindingKind.SecondWithoutFirst;

    /// <summary>What the events show once the person's line has come.</summary>
    public static IEnumerable<(FindingKind Kind, LogPlace Place)> WhenDone(PersonTrace trace, LoggedPerson person)
    {
        if (person.Calls is not { } calls || trace.Finished.Count == 0)
        {
            yield break;
        }

        if (!trace.CanBe(calls))
        {
            yield return (FindingKind.CallsDisagree, person.Place);
            yield break;
        }

        var hasSecond = calls.Any(call => !call.SeedOnly);
        if (hasSecond && trace.Opened.Count == 0 && HasProof(trace))
        {
            yield return (FindingKind.FallbackNotOpened, person.Place);
        }

        // Only a person whose calls are all told, and once, has no sitting in which the fallback was dropped.
        if (!trace.IsExactly(calls))
        {
            yield break;
        }

        if (hasSecond && trace.Held)
        {
            yield return (FindingKind.HeldWithSecond, person.Place);
        }

        if (!hasSecond && trace.Opened.Count > 0 && person.Outcome != PersonOutcome.Held && !trace.Held)
        {
            yield return (FindingKind.FallbackUnused, trace.Opened[0].Place);
        }
    }

    /// <summary>What the events of a person show whose line never came: the person was dropped, or the line is missing.</summary>
    public static (FindingKind Kind, LogPlace Place)? WhenLeft(PersonTrace trace)
    {
        if (trace.FirstSecond is not { } second)
        {
            return null;
        }

        var firsts = trace.Finished.TakeWhile(finished => finished != second).ToArray();
        if (Array.Exists(firsts, first => CallFacts.Proves(first.Call)))
        {
            return trace.Opened.Count == 0 ? (FindingKind.FallbackNotOpened, second.Place) : null;
        }

        return firsts is [.., var last]
            ? (CallFacts.WhyNoProof(last.Call) ?? FindingKind.ProofMissing, second.Place)
            : (FindingKind.EvidenceMissing, second.Place);
    }

    private static bool HasProof(PersonTrace trace) =>
        trace.Finished.Exists(finished => CallFacts.Proves(finished.Call));
}
