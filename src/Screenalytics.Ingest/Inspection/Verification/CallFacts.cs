using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What the logged facts of a call come to, by the strict rule alone.</summary>
internal static class CallFacts
{
    private const int Success = 200;
    private const string NoFailure = "none";

    /// <summary>Whether it succeeded: exactly 200, read whole, no failure.</summary>
    public static bool IsGood(in LoggedCall call) => call is { Status: Success, Complete: true } && !HasFailure(call);

    /// <summary>Whether it carries a failure's code.</summary>
    public static bool HasFailure(in LoggedCall call) => call.Failure is { Length: > 0 } and not NoFailure;

    /// <summary>Whether it proves that the person has no flagged photo.</summary>
    public static bool Proves(in LoggedCall call) =>
        call is { SeedOnly: true, Offset: 0, Profiled: false, Rows: 0 } && IsGood(call);

    /// <summary>Why a second call must not follow this first one; null when it proves emptiness.</summary>
    public static FindingKind? WhyNoProof(in LoggedCall first) =>
        first switch
        {
            { Status: not Success, Complete: true, Rows: 0 } when !HasFailure(first) => FindingKind.SecondAfterNot200,
            { Status: not (Success or 0) } => FindingKind.SecondAfterStatus,
            { Status: Success, Complete: false } => FindingKind.SecondAfterIncomplete,
            _ when !IsGood(first) => FindingKind.SecondAfterFailure,
            { Rows: not 0 } => FindingKind.SecondAfterRows,
            { Offset: not 0 } => FindingKind.SecondAfterOffset,
            { Profiled: true } => FindingKind.SecondAfterProfile,
            _ => null,
        };

    /// <summary>Whether two records tell of the same call; how long it took may be rounded.</summary>
    public static bool AreSame(in LoggedCall one, in LoggedCall other) =>
        (one.SeedOnly, one.Offset, one.Profiled, one.Attempts, one.Status, one.Rows, one.Complete)
            == (other.SeedOnly, other.Offset, other.Profiled, other.Attempts, other.Status, other.Rows, other.Complete)
        && HasFailure(one) == HasFailure(other)
        && (!HasFailure(one) || string.Equals(one.Failure, other.Failure, StringComparison.Ordinal));
}
