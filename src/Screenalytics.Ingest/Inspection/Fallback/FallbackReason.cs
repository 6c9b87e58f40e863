using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Why a person came to their outcome, as a code: the failure's, or one of these.</summary>
internal static class FallbackReason
{
    /// <summary>Photos are flagged.</summary>
    public const string Flagged = "flagged";

    /// <summary>That none is flagged was proven by the first call.</summary>
    public const string ProvenEmpty = "proven_empty";

    /// <summary>The second call was made, and the line shows no proof for it.</summary>
    public const string NotProven = "not_proven";

    /// <summary>The second call was withheld, since the run is suspect.</summary>
    public const string Withheld = "withheld";

    /// <summary>The person's turn did not come.</summary>
    public const string NotReached = "not_reached";

    /// <summary>The line does not say.</summary>
    public const string Unknown = "unknown";

    /// <summary>Those that are no failure's code.</summary>
    public static IReadOnlyList<string> All { get; } = [Flagged, ProvenEmpty, NotProven, Withheld, NotReached, Unknown];

    /// <summary>The reason of a person.</summary>
    public static string Of(LoggedPerson person)
    {
        if (!IsLawful(person.Calls))
        {
            return NotProven;
        }

        return person.Failure
            ?? person.Outcome switch
            {
                PersonOutcome.Seeded => Flagged,
                PersonOutcome.Fallback or PersonOutcome.Empty => person.Calls is null ? Unknown : ProvenEmpty,
                PersonOutcome.Held => Withheld,
                PersonOutcome.NotAttempted => NotReached,
                _ => Unknown,
            };
    }

    // The contract's rule: only exactly 200, offset 0, complete and no row opens the second call.
    private static bool IsLawful(IReadOnlyList<LoggedCall>? calls)
    {
        if (calls is null)
        {
            return true;
        }

        var proven = false;
        for (var i = 0; i < calls.Count; i++)
        {
            var call = calls[i];
            if (!call.SeedOnly)
            {
                return proven;
            }

            proven = call is { Offset: 0, Profiled: false, Status: 200, Complete: true, Rows: 0, Failure: null };
        }

        return true;
    }
}
