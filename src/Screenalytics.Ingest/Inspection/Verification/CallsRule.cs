using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>The strict rule over the calls of one person, stated anew: it shares nothing with what makes the calls. Pure.</summary>
internal static class CallsRule
{
    /// <summary>The first call that the calls before it do not permit; null when all are permitted.</summary>
    public static FindingKind? FirstBreach(IReadOnlyList<LoggedCall> calls)
    {
        for (var i = 0; i < calls.Count; i++)
        {
            if (BreachAt(calls, i) is { } kind)
            {
                return kind;
            }
        }

        return null;
    }

    private static FindingKind? BreachAt(IReadOnlyList<LoggedCall> calls, int i)
    {
        var call = calls[i];
        if (i == 0)
        {
            return call.SeedOnly ? FirstPage(call) : Unopened(calls);
        }

        var before = calls[i - 1];
        if (before.SeedOnly && !call.SeedOnly)
        {
            return CallFacts.WhyNoProof(before) ?? FirstPage(call);
        }

        if (!CallFacts.IsGood(before))
        {
            return FindingKind.CallAfterFailure;
        }

        return before.SeedOnly == call.SeedOnly ? NextPage(before, call) : FindingKind.CallAfterEnd;
    }

    private static FindingKind Unopened(IReadOnlyList<LoggedCall> calls)
    {
        for (var i = 1; i < calls.Count; i++)
        {
            if (calls[i].SeedOnly)
            {
                return FindingKind.SecondBeforeFirst;
            }
        }

        return FindingKind.SecondWithoutFirst;
    }

    private static FindingKind? FirstPage(in LoggedCall call) => call.Offset == 0 ? null : FindingKind.PageOutOfOrder;

    private static FindingKind? NextPage(in LoggedCall before, in LoggedCall call)
    {
        if (before.Rows == 0)
        {
            var confirms = before is { Profiled: true, Offset: 0 } && call is { Profiled: false, Offset: 0 };
            return confirms ? null : FindingKind.CallAfterEnd;
        }

        if (before.Profiled || before.Rows < PhotoQuery.PageSize || call.Offset <= before.Offset)
        {
            return FindingKind.CallAfterEnd;
        }

        var isNext = call.Offset == before.Offset + PhotoQuery.PageSize && !call.Profiled;
        return isNext ? null : FindingKind.PageOutOfOrder;
    }
}
