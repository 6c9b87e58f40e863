using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>What permitted calls make of a person: whether outcome, failure and source agree with them. Pure.</summary>
internal static class OutcomeRule
{
    private static readonly HashSet<string> DatabaseRefusals =
    [
        .. Enum.GetValues<FailureCode>()
            .Where(code => (int)code is >= 200 and < 300)
            .Select(code => EnumNames.Of(code)),
    ];

    private const string TooManyPages = "too_many_pages";

    /// <summary>The first disagreement; null when there is none.</summary>
    public static FindingKind? FirstBreach(
        LoggedPerson person,
        PersonOutcome outcome,
        IReadOnlyList<LoggedCall> calls
    ) =>
        OutcomeBreach(person, outcome, calls)
        ?? (IsSourceRight(person, outcome, calls) ? null : FindingKind.SourceDisagrees);

    /// <summary>Whether a person's failure says that the database refused the person.</summary>
    public static bool IsDatabaseRefusal(string? failure) => failure is not null && DatabaseRefusals.Contains(failure);

    private static FindingKind? OutcomeBreach(
        LoggedPerson person,
        PersonOutcome outcome,
        IReadOnlyList<LoggedCall> calls
    )
    {
        if (calls.Count > 0 && !CallFacts.IsGood(calls[^1]))
        {
            return FailedBreach(person, outcome, calls[^1]);
        }

        var (seedRows, allRows) = RowsOf(calls);
        var hasSecond = calls.Count > 0 && !calls[^1].SeedOnly;
        return outcome switch
        {
            PersonOutcome.Seeded => seedRows > 0 && !hasSecond ? null : FindingKind.SeededWithoutRows,
            PersonOutcome.Fallback when !hasSecond => FindingKind.FallbackWithoutSecond,
            PersonOutcome.Fallback => allRows > 0 ? null : FindingKind.FallbackWithoutRows,
            PersonOutcome.Empty when seedRows + allRows > 0 => FindingKind.EmptyWithRows,
            PersonOutcome.Empty => hasSecond && !calls[^1].Profiled ? null : FindingKind.EmptyUnproven,
            PersonOutcome.Held when hasSecond => FindingKind.HeldWithSecond,
            PersonOutcome.Held => calls.Count > 0 && CallFacts.Proves(calls[^1]) ? null : FindingKind.HeldUnproven,
            PersonOutcome.Failed => HasReason(person, calls) ? null : FindingKind.FailedWithoutFailure,
            _ => null,
        };
    }

    private static FindingKind? FailedBreach(LoggedPerson person, PersonOutcome outcome, in LoggedCall failed)
    {
        if (outcome is not (PersonOutcome.Failed or PersonOutcome.NotAttempted))
        {
            return FindingKind.FailureHidden;
        }

        var disagrees =
            CallFacts.HasFailure(failed)
            && person.Failure is { } failure
            && failure != failed.Failure
            && !IsDatabaseRefusal(failure);
        return disagrees ? FindingKind.FailureDisagrees : null;
    }

    // What fails without a failing call: the database's refusal, and photos that would not end.
    private static bool HasReason(LoggedPerson person, IReadOnlyList<LoggedCall> calls) =>
        IsDatabaseRefusal(person.Failure)
        || (
            person.Failure == TooManyPages
            && calls is [.., { Rows: >= PhotoQuery.PageSize, Offset: > 0, Profiled: false }]
        );

    private static bool IsSourceRight(LoggedPerson person, PersonOutcome outcome, IReadOnlyList<LoggedCall> calls) =>
        (outcome, person.Source) switch
        {
            (_, null) => true,
            (PersonOutcome.Seeded, var source) => source == "seed",
            (PersonOutcome.Fallback, var source) => source == "all",
            // The database refuses what a call has supplied already.
            (PersonOutcome.Failed, "seed") => IsDatabaseRefusal(person.Failure) && calls is [.., { SeedOnly: true }],
            (PersonOutcome.Failed, "all") => IsDatabaseRefusal(person.Failure) && calls is [.., { SeedOnly: false }],
            (_, var source) => source == "none",
        };

    /// <summary>The rows of the first calls and of the second ones.</summary>
    public static (long Seed, long All) RowsOf(IReadOnlyList<LoggedCall> calls)
    {
        var (seed, all) = (0L, 0L);
        foreach (var call in calls)
        {
            if (call.SeedOnly)
            {
                seed += call.Rows;
            }
            else
            {
                all += call.Rows;
            }
        }

        return (seed, all);
    }
}
