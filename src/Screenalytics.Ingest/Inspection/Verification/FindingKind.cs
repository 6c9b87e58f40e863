namespace Screenalytics.Ingest.Inspection.Verification;

/// <summary>
/// Everything that a log can be found guilty of, or lacking. Closed: <see cref="FindingCatalog"/> says of each whether it is
/// a violation (the rule is broken, or the log contradicts itself) or missing evidence.
/// </summary>
internal enum FindingKind
{
    /// <summary>A call with <c>seed_only=false</c>, and none with <c>seed_only=true</c> at all.</summary>
    SecondWithoutFirst,

    /// <summary>A call with <c>seed_only=false</c> before the one with <c>seed_only=true</c>.</summary>
    SecondBeforeFirst,

    /// <summary>A second call after a first one that answered another status.</summary>
    SecondAfterStatus,

    /// <summary>A second call after a whole and empty answer whose status was not exactly 200.</summary>
    SecondAfterNot200,

    /// <summary>A second call after a 200 that was not read whole as an array.</summary>
    SecondAfterIncomplete,

    /// <summary>A second call after a first one that failed without a status, or in spite of its 200.</summary>
    SecondAfterFailure,

    /// <summary>A second call after a first one with rows.</summary>
    SecondAfterRows,

    /// <summary>A second call after an empty page at another offset than 0.</summary>
    SecondAfterOffset,

    /// <summary>A second call after a profile's empty answer that no plain call confirmed.</summary>
    SecondAfterProfile,

    /// <summary>Any other call after one that failed.</summary>
    CallAfterFailure,

    /// <summary>A call after the last one that the rule permits.</summary>
    CallAfterEnd,

    /// <summary>A page that is not the first, or not the next one.</summary>
    PageOutOfOrder,

    /// <summary>Outcome <c>seeded</c> without rows of <c>seed_only=true</c>.</summary>
    SeededWithoutRows,

    /// <summary>Outcome <c>fallback</c> without a second call.</summary>
    FallbackWithoutSecond,

    /// <summary>Outcome <c>fallback</c> though the second call had no rows.</summary>
    FallbackWithoutRows,

    /// <summary>Outcome <c>empty</c> though a call had rows.</summary>
    EmptyWithRows,

    /// <summary>Outcome <c>empty</c> without a plain second call that came back empty.</summary>
    EmptyUnproven,

    /// <summary>Outcome <c>held</c> with a second call.</summary>
    HeldWithSecond,

    /// <summary>Outcome <c>held</c> without a proven-empty first call.</summary>
    HeldUnproven,

    /// <summary>Outcome <c>failed</c> though no call failed and the database did not refuse the person.</summary>
    FailedWithoutFailure,

    /// <summary>A call failed, and the outcome is another than <c>failed</c>.</summary>
    FailureHidden,

    /// <summary>The person's failure is not that of the call that failed.</summary>
    FailureDisagrees,

    /// <summary>Images were inserted for a person who failed, was held or has no photo.</summary>
    ImagesWithoutPhotos,

    /// <summary>More images than the call that supplied them had rows.</summary>
    ImagesExceedRows,

    /// <summary>The rows that were fetched are not those of the calls.</summary>
    RowsDisagree,

    /// <summary>The source is not what the outcome says.</summary>
    SourceDisagrees,

    /// <summary>A fallback was opened by a proof that no call of this person and run gave.</summary>
    ProofMissing,

    /// <summary>A fallback was opened by the answer about another person.</summary>
    ProofOfAnotherPerson,

    /// <summary>A fallback was opened by an answer of another run.</summary>
    ProofOfAnotherRun,

    /// <summary>A second call without the event that opens it, where single calls were logged.</summary>
    FallbackNotOpened,

    /// <summary>A fallback was opened, and the person has no second call.</summary>
    FallbackUnused,

    /// <summary>The calls that were logged one by one are not those of the person's line.</summary>
    CallsDisagree,

    /// <summary>A person stands twice in one run.</summary>
    PersonTwice,

    /// <summary>A person was done after the run's end, or beyond the people that it reported.</summary>
    PersonAfterEnd,

    /// <summary>A person's line and the run's do not agree on whether it was a dry run.</summary>
    DryRunDisagrees,

    /// <summary>What was logged of people is more, or otherwise, than what the run reported.</summary>
    CountsDisagree,

    /// <summary>A run's figures do not add up, or its ends differ.</summary>
    FiguresDisagree,

    /// <summary>A run's status is not what its figures say.</summary>
    StatusDisagrees,

    /// <summary>People of a run of which nothing else is logged.</summary>
    RunUnknown,

    /// <summary>A run whose end is not logged.</summary>
    RunWithoutEnd,

    /// <summary>Fewer people are logged than the run reported.</summary>
    PeopleMissing,

    /// <summary>What should stand beside an event may be in a line that is torn, or in a file that is not here.</summary>
    EvidenceMissing,

    /// <summary>A person's line without its calls.</summary>
    CallsMissing,

    /// <summary>A person's line without an outcome that this program knows.</summary>
    OutcomeUnknown,

    /// <summary>A line that can't be read.</summary>
    TornLine,
}
