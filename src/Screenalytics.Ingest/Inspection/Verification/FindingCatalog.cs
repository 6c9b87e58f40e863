using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>The one map from a finding's kind to its name, its weight and a sentence.</summary>
internal static class FindingCatalog
{
    /// <summary>The kind's stable name.</summary>
    public static string NameOf(FindingKind kind) => EnumNames.Of(kind);

    /// <summary>Whether it breaks the rule or contradicts itself; else it is evidence that is missing.</summary>
    public static bool IsViolation(FindingKind kind) => kind < FindingKind.RunUnknown;

    /// <summary>What it means, in a sentence.</summary>
    public static string Describe(FindingKind kind) =>
        kind switch
        {
            FindingKind.SecondWithoutFirst => "seed_only=false was called, and seed_only=true never was.",
            FindingKind.SecondBeforeFirst => "seed_only=false was called before seed_only=true.",
            FindingKind.SecondAfterStatus =>
                "seed_only=false was called though seed_only=true had failed by its status.",
            FindingKind.SecondAfterNot200 =>
                "seed_only=false was called on an empty answer whose status was not exactly 200.",
            FindingKind.SecondAfterIncomplete =>
                "seed_only=false was called though the answer to seed_only=true had not been read whole.",
            FindingKind.SecondAfterFailure => "seed_only=false was called though seed_only=true had failed.",
            FindingKind.SecondAfterRows => "seed_only=false was called though seed_only=true had answered rows.",
            FindingKind.SecondAfterOffset =>
                "seed_only=false was called on an empty page past the first, which proves nothing.",
            FindingKind.SecondAfterProfile =>
                "seed_only=false was called on a profile's empty answer that no plain call confirmed.",
            FindingKind.CallAfterFailure => "A call followed one that had failed.",
            FindingKind.CallAfterEnd => "A call followed the last one that the rule permits.",
            FindingKind.PageOutOfOrder => "A page was asked for that is not the first, or not the next one.",
            FindingKind.SeededWithoutRows => "The outcome is seeded, and seed_only=true had no rows.",
            FindingKind.FallbackWithoutSecond => "The outcome is fallback, and seed_only=false was never called.",
            FindingKind.FallbackWithoutRows => "The outcome is fallback, and seed_only=false had no rows.",
            FindingKind.EmptyWithRows => "The outcome is empty, and a call had rows.",
            FindingKind.EmptyUnproven => "The outcome is empty, and no plain seed_only=false came back empty.",
            FindingKind.HeldWithSecond => "The outcome is held, and seed_only=false was called.",
            FindingKind.HeldUnproven => "The outcome is held, and seed_only=true was not proven empty.",
            FindingKind.FailedWithoutFailure =>
                "The outcome is failed, and neither did a call fail nor the database refuse the person.",
            FindingKind.FailureHidden => "A call failed, and the outcome is not failed.",
            FindingKind.FailureDisagrees => "The person's failure is not that of the call that failed.",
            FindingKind.ImagesWithoutPhotos => "Images were inserted for a person whose outcome forbids it.",
            FindingKind.ImagesExceedRows => "There are more images than rows that could have supplied them.",
            FindingKind.RowsDisagree => "The rows that were fetched are not those that the calls answered.",
            FindingKind.SourceDisagrees => "The source of the photos is not what the outcome says.",
            FindingKind.ProofMissing => "A fallback was opened, and no call of this person and run is its proof.",
            FindingKind.ProofOfAnotherPerson => "A fallback was opened by the answer about another person.",
            FindingKind.ProofOfAnotherRun => "A fallback was opened by an answer of another run.",
            FindingKind.FallbackNotOpened =>
                "seed_only=false was called, and no event opens it though single calls were logged.",
            FindingKind.FallbackUnused => "A fallback was opened, and the person has no seed_only=false call.",
            FindingKind.CallsDisagree => "The calls that were logged one by one are not those of the person's line.",
            FindingKind.PersonTwice => "The person was done twice in one run.",
            FindingKind.PersonAfterEnd => "The person was done after the run had ended.",
            FindingKind.DryRunDisagrees => "The person's line and the run's disagree on whether it was a dry run.",
            FindingKind.CountsDisagree => "What is logged of people is not what the run reported.",
            FindingKind.FiguresDisagree => "The run's figures contradict themselves.",
            FindingKind.StatusDisagrees => "The run's status is not what its figures say.",
            FindingKind.RunUnknown => "People of the run are logged, and neither its start nor its end.",
            FindingKind.RunWithoutEnd => "The run's end is not logged with its figures.",
            FindingKind.PeopleMissing => "Fewer people are logged than the run reported.",
            FindingKind.EvidenceMissing =>
                "What should stand beside this event may be in a torn line or in a file that is not here.",
            FindingKind.CallsMissing => "The person's line does not tell its calls.",
            FindingKind.OutcomeUnknown => "The person's line tells no outcome that this program knows.",
            FindingKind.TornLine => "The line can't be read.",
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "It has no description."),
        };
}
