using System.Globalization;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Inspection.Stories;

/// <summary>Tells what the rule made of an answer, and why that was allowed.</summary>
internal static class DecisionText
{
    private const int Success = 200;

    /// <summary>What followed from a person's call of this index.</summary>
    public static string After(PersonReport result, int index, RunSummary run)
    {
        var call = result.Calls[index];
        var next = index + 1 < result.Calls.Count ? result.Calls[index + 1] : null;
        if (call.Failure is not null || call.Status != Success || !call.Complete)
        {
            return call.SeedOnly
                ? "That is no proof of anything, so the call for all photos stayed shut: the person failed."
                : "All photos could not be read, so nothing was taken: the person failed.";
        }

        if (call.Rows > 0)
        {
            return OfRows(call, next, result.Outcome);
        }

        if (call.Offset > 0)
        {
            return "That was the end of the photos; those of the pages before are all there are.";
        }

        if (call.Profiled)
        {
            return "An empty answer of the profile proves nothing, so the same was asked again without it.";
        }

        return call.SeedOnly
            ? OfProof(result, next, run)
            : "There is no photo of this person at all: the person is empty.";
    }

    /// <summary>Which photos were taken.</summary>
    public static string OfChoice(PersonReport result, int cap)
    {
        var chosen = result.Inserted + result.AlreadyPresent;
        var from = result.Outcome == PersonOutcome.Seeded ? "the flagged photos" : "all photos";
        if (chosen == 0)
        {
            var second =
                result.Outcome == PersonOutcome.Seeded
                    ? " There were flagged photos, so there was no second call either."
                    : "";
            return $"None of {from} could be used.{second}";
        }

        var first =
            chosen == 1
                ? "the first usable one was"
                : string.Create(CultureInfo.InvariantCulture, $"the first {chosen} usable distinct ones were");
        return $"Of {from}, in the backend's order, {first} taken (at most {cap}).";
    }

    private static string OfRows(CallReport call, CallReport? next, PersonOutcome outcome)
    {
        if (next is not null)
        {
            return "The page was full and more photos were wanted, so the next page was asked for.";
        }

        if (outcome == PersonOutcome.Failed)
        {
            return call.SeedOnly ? "There are flagged photos, so there is no second call." : "There are photos.";
        }

        return call.SeedOnly
            ? "There are flagged photos: these are the ones to use, and there is no second call."
            : "These are the photos to use.";
    }

    private static string OfProof(PersonReport result, CallReport? next, RunSummary run)
    {
        const string Proof =
            "Exactly 200 and a complete, well-formed list of no rows is the proof that no photo is flagged";
        if (next is not null)
        {
            return $"{Proof}, so the call for all photos was permitted: a fallback.";
        }

        return result.Outcome == PersonOutcome.Held
            ? $"{Proof}, but far more people than before came back so: the second call was withheld until an operator has judged the run. "
                + $"'screenalytics-ingest runs retry-failed {run.RunId}' goes on with it."
            : $"{Proof}.";
    }
}
