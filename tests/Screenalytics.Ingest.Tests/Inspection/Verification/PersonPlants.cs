using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Ways to break a person: the run's figures and its single calls are made of the broken one, so that nothing
/// but the rule tells.</summary>
internal static class PersonPlants
{
    private static readonly LoggedCall Proof = SampleCalls.Call(true, 0);
    private static readonly LoggedCall Rows = SampleCalls.Call(true, 3);
    private static readonly LoggedCall Second = SampleCalls.Call(false, 10);
    private static readonly LoggedCall NoRows = SampleCalls.Call(false, 0);

    public static readonly (FindingKind Kind, Func<Random, SamplePerson, SamplePerson> Break)[] All =
    [
        (FindingKind.SecondWithoutFirst, (_, person) => Fallback(person, Second)),
        (FindingKind.SecondBeforeFirst, (_, person) => Fallback(person, Second, Proof)),
        (FindingKind.SecondAfterStatus, (random, person) => Fallback(person, Failing(random), Second)),
        (
            FindingKind.SecondAfterNot200,
            (random, person) => Fallback(person, Proof with { Status = Odd(random) }, Second)
        ),
        (FindingKind.SecondAfterIncomplete, (_, person) => Fallback(person, Proof with { Complete = false }, Second)),
        (
            FindingKind.SecondAfterIncomplete,
            (_, person) => Fallback(person, Proof with { Complete = false, Failure = "body_cut_short" }, Second)
        ),
        (
            FindingKind.SecondAfterFailure,
            (_, person) =>
                Fallback(person, Proof with { Status = 0, Complete = false, Failure = "backend_timeout" }, Second)
        ),
        (
            FindingKind.SecondAfterFailure,
            (_, person) => Fallback(person, Proof with { Failure = "body_too_large" }, Second)
        ),
        (FindingKind.SecondAfterRows, (_, person) => Fallback(person, Rows, Second)),
        (FindingKind.SecondAfterRows, (_, person) => Seeded(person, Rows, NoRows)),
        (FindingKind.SecondAfterOffset, (_, person) => Fallback(person, Full(0), Proof with { Offset = 500 }, Second)),
        (FindingKind.PageOutOfOrder, (_, person) => Fallback(person, Proof with { Offset = 500 }, Second)),
        (FindingKind.SecondAfterProfile, (_, person) => Fallback(person, Proof with { Profiled = true }, Second)),
        (FindingKind.CallAfterFailure, (random, person) => Seeded(person, Failing(random), Rows)),
        (
            FindingKind.CallAfterFailure,
            (random, person) => Fallback(person, Proof, Failing(random) with { SeedOnly = false }, Second)
        ),
        (FindingKind.CallAfterEnd, (_, person) => Seeded(person, Rows, Rows)),
        (FindingKind.CallAfterEnd, (_, person) => Seeded(person, Proof, Rows)),
        (FindingKind.CallAfterEnd, (_, person) => Fallback(person, Proof, Second, Proof)),
        (FindingKind.PageOutOfOrder, (_, person) => Seeded(person, Full(0), Rows with { Offset = 1000 })),
        (FindingKind.SeededWithoutRows, (_, person) => Seeded(person, Proof)),
        (FindingKind.SeededWithoutRows, (_, person) => Seeded(person)),
        (FindingKind.FallbackWithoutSecond, (_, person) => Fallback(person, Rows)),
        (FindingKind.FallbackWithoutRows, (_, person) => Fallback(person, Proof, NoRows)),
        (FindingKind.EmptyWithRows, (_, person) => Ended(person, PersonOutcome.Empty, Proof, Second)),
        (FindingKind.EmptyWithRows, (_, person) => Ended(person, PersonOutcome.Empty, Rows)),
        (FindingKind.EmptyUnproven, (_, person) => Ended(person, PersonOutcome.Empty, Proof)),
        (
            FindingKind.EmptyUnproven,
            (_, person) => Ended(person, PersonOutcome.Empty, Proof, NoRows with { Profiled = true })
        ),
        (FindingKind.HeldWithSecond, (_, person) => Ended(person, PersonOutcome.Held, Proof, Second)),
        (FindingKind.HeldUnproven, (_, person) => Ended(person, PersonOutcome.Held, Rows)),
        (FindingKind.FailedWithoutFailure, (_, person) => Ended(person, PersonOutcome.Failed, Rows)),
        (
            FindingKind.FailedWithoutFailure,
            (_, person) => Ended(person, PersonOutcome.Failed, Proof, Second) with { Failure = "backend_error" }
        ),
        (FindingKind.FailureHidden, (random, person) => Ended(person, PersonOutcome.Empty, Failing(random))),
        (
            FindingKind.FailureHidden,
            (random, person) => Fallback(person, Proof, Failing(random) with { SeedOnly = false })
        ),
        (
            FindingKind.FailureDisagrees,
            (random, person) =>
                Ended(person, PersonOutcome.Failed, Failing(random)) with
                {
                    Failure = "backend_timeout",
                }
        ),
        (
            FindingKind.ImagesWithoutPhotos,
            (_, person) => Ended(person, PersonOutcome.Empty, Proof, NoRows) with { Inserted = 2 }
        ),
        (
            FindingKind.ImagesWithoutPhotos,
            (_, person) => Ended(person, PersonOutcome.Held, Proof) with { Inserted = 1 }
        ),
        (
            FindingKind.ImagesWithoutPhotos,
            (_, person) => Ended(person, PersonOutcome.Failed, Rows) with { Inserted = 1, Failure = "image_rejected" }
        ),
        (FindingKind.ImagesExceedRows, (_, person) => Seeded(person, Rows) with { Inserted = 4 }),
        (FindingKind.RowsDisagree, (_, person) => Seeded(person, Rows) with { Fetched = 4 }),
        (FindingKind.SourceDisagrees, (_, person) => Seeded(person, Rows) with { Source = "all" }),
        (FindingKind.SourceDisagrees, (_, person) => Fallback(person, Proof, Second) with { Source = "seed" }),
        (
            FindingKind.SourceDisagrees,
            (_, person) => Ended(person, PersonOutcome.Empty, Proof, NoRows) with { Source = "all" }
        ),
    ];

    private static LoggedCall Full(int offset) => SampleCalls.Call(true, 500, offset);

    private static int Odd(Random random) => new[] { 201, 204, 206, 304 }[random.Next(4)];

    private static LoggedCall Failing(Random random) =>
        Proof with
        {
            Status = new[] { 500, 503, 404, 429 }[random.Next(4)],
            Complete = false,
            Failure = "backend_error",
        };

    private static SamplePerson Fallback(SamplePerson person, params LoggedCall[] calls) =>
        Ended(person, PersonOutcome.Fallback, calls) with
        {
            Source = "all",
            Inserted = calls.Any(call => call.Rows > 0) ? 1 : 0,
        };

    private static SamplePerson Seeded(SamplePerson person, params LoggedCall[] calls) =>
        Ended(person, PersonOutcome.Seeded, calls) with
        {
            Source = "seed",
            Inserted = calls.Any(call => call.Rows > 0) ? 1 : 0,
        };

    private static SamplePerson Ended(SamplePerson person, PersonOutcome outcome, params LoggedCall[] calls) =>
        person with
        {
            Outcome = outcome,
            Calls = calls,
            Source = "none",
            Inserted = 0,
            AlreadyPresent = 0,
            Fetched = 0,
            Failure = outcome == PersonOutcome.Failed ? "backend_error" : null,
        };
}
