using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>
/// Random histories of calls, played to the fetcher, against a statement of the rule that shares no code with it: it
/// reads the journal of what was really asked, as an auditor would.
/// </summary>
public sealed class FallbackPropertyTests
{
    private const int Histories = 120_000;
    private const int Cap = 2;

    private static readonly PhotoRow Usable = PhotoRow.Of("https://cdn.example.test/a.jpg");
    private static readonly PhotoRow[] FullPageOfUnusable =
    [
        .. Enumerable.Repeat(new PhotoRow(ServedUrlKind.Null, null), PhotoQuery.PageSize),
    ];

    private static readonly Gen<ScriptedAnswer> Answers = Gen.Frequency(
        (6, Gen.Constant(ScriptedAnswer.Of())),
        (3, Gen.Constant(ScriptedAnswer.Of(Usable))),
        (1, Gen.Constant(ScriptedAnswer.Of(new PhotoRow(ServedUrlKind.Null, null)))),
        (2, Gen.Constant(ScriptedAnswer.Of(FullPageOfUnusable))),
        (
            4,
            from status in Gen.Elements(0, 200, 200, 201, 204, 206, 301, 401, 403, 404, 422, 429, 500, 503)
            from complete in Gen.Elements(true, false)
            from failure in Gen.Elements(Enum.GetValues<FailureCode>())
            select new ScriptedAnswer(status, complete, failure, [])
        )
    );

    private static readonly Arbitrary<(ScriptedAnswer[] Answers, bool Profiled)> Any = Arb.From(
        from answers in Gen.ArrayOf(Answers, 7)
        from profiled in Gen.Elements(true, false)
        select (answers, profiled)
    );

    [Fact]
    public void No_history_opens_a_second_call_without_proof()
    {
        var fallbacks = 0;
        var failures = 0;
        Prop.ForAll(
                Any,
                history =>
                {
                    var (journal, result) = Play(history.Answers, history.Profiled);
                    Audit(journal, result, history.Profiled);
                    fallbacks += result.Outcome == PersonOutcome.Fallback ? 1 : 0;
                    failures += result.Outcome == PersonOutcome.Failed ? 1 : 0;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithQuietOnSuccess(true));

        // The histories are worth their number only when they reach both ends often.
        fallbacks.ShouldBeGreaterThan(Histories / 100);
        failures.ShouldBeGreaterThan(Histories / 100);
    }

    private static (List<PhotoCall> Journal, PersonResult Result) Play(ScriptedAnswer[] answers, bool profiled)
    {
        var client = new ScriptedClient(answers);
        var profile = profiled ? new SelectionProfile(SelectionProfile.FacebankInitial, null, null) : null;
        var fetching = new PersonFetcher(client, Cap, () => profile)
            .FetchAsync(Calls.Person, CancellationToken.None)
            .AsTask();
        fetching.IsCompleted.ShouldBeTrue();
        return (client.Journal, fetching.Result.ShouldNotBeNull());
    }

    private static void Audit(List<PhotoCall> journal, PersonResult result, bool profiled)
    {
        result.Calls.ShouldBe(journal);
        var good = journal.TrueForAll(IsGood);
        var firstAll = journal.FindIndex(call => !call.SeedOnly);

        // Nothing follows a call that failed, and a person with one has failed.
        journal.FindIndex(call => !IsGood(call)).ShouldBeOneOf(-1, journal.Count - 1);
        (result.Outcome == PersonOutcome.Failed).ShouldBe(!good);

        // A call for all photos: right after a plain seed call at offset 0 that came back whole and empty, and
        // no seed call before it held a row.
        if (firstAll >= 0)
        {
            var proof = journal[firstAll - 1];
            (proof.SeedOnly && !proof.Profiled && proof.Offset == 0 && proof.Rows == 0 && IsGood(proof)).ShouldBeTrue();
            journal.Take(firstAll).ShouldAllBe(call => call.SeedOnly && call.Rows == 0);
            journal.Skip(firstAll).ShouldAllBe(call => !call.SeedOnly);
        }

        var flaggedRows = journal.Where(call => call.SeedOnly).Sum(call => call.Rows);
        var allRows = journal.Where(call => !call.SeedOnly).Sum(call => call.Rows);
        var expected =
            !good ? PersonOutcome.Failed
            : flaggedRows > 0 ? PersonOutcome.Seeded
            : allRows > 0 ? PersonOutcome.Fallback
            : PersonOutcome.Empty;
        result.Outcome.ShouldBe(expected);
        if (expected == PersonOutcome.Empty)
        {
            journal.ShouldContain(call => !call.SeedOnly && !call.Profiled && call.Offset == 0);
        }

        result.Rows.Fetched.ShouldBe(good ? flaggedRows + allRows : 0);
        if (!good)
        {
            result.Chosen.ShouldBeEmpty();
        }

        journal.Where(call => call.Profiled).ShouldAllBe(_ => profiled);
    }

    private static bool IsGood(PhotoCall call) =>
        call.Status == 200 && call.Complete && call.Failure == FailureCode.None;
}
