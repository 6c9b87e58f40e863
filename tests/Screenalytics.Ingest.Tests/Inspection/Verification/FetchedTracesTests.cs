using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Inspection.Verification;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Sync;

namespace Screenalytics.Ingest.Tests.Inspection.Verification;

/// <summary>Whatever the fetcher can be brought to do is clean, and what it never does is not.</summary>
public sealed class FetchedTracesTests
{
    private const int Histories = 20_000;

    private static readonly PhotoRow Usable = PhotoRow.Of("https://cdn.example.test/a.jpg");
    private static readonly PhotoRow[] FullPage =
    [
        .. Enumerable.Repeat(new PhotoRow(ServedUrlKind.Null, null), PhotoQuery.PageSize),
    ];

    private static readonly Gen<ScriptedAnswer> Answers = Gen.Frequency(
        (6, Gen.Constant(ScriptedAnswer.Of())),
        (3, Gen.Constant(ScriptedAnswer.Of(Usable))),
        (3, Gen.Constant(ScriptedAnswer.Of(FullPage))),
        (
            3,
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
    public void Whatever_the_fetcher_does_is_clean() =>
        Check(history =>
        {
            var (person, singles) = Play(history.Answers, history.Profiled);

            Verify(person, singles).ShouldBeEmpty();
        });

    [Fact]
    public void Another_outcome_than_the_fetchers_is_a_violation() =>
        Check(history =>
        {
            var (person, _) = Play(history.Answers, history.Profiled);
            foreach (var outcome in Enum.GetValues<PersonOutcome>())
            {
                if (outcome != person.Outcome && outcome != PersonOutcome.NotAttempted)
                {
                    IsViolated(person with { Outcome = outcome }).ShouldBeTrue($"{outcome}");
                }
            }
        });

    [Fact]
    public void A_second_call_that_nothing_permits_is_a_violation() =>
        Check(history =>
        {
            var (person, _) = Play(history.Answers, history.Profiled);
            LoggedCall[] calls = [.. person.Calls!];
            var firsts = calls.TakeWhile(call => call.SeedOnly).ToArray();
            var second = SampleCalls.Call(false, 3);

            // After what proves nothing, before the first call, and in its place.
            if (!CallFacts.Proves(firsts[^1]))
            {
                IsViolated(person with { Calls = [.. firsts, second] }).ShouldBeTrue();
            }

            IsViolated(person with { Calls = [second, .. calls] }).ShouldBeTrue();
            IsViolated(person with { Calls = [second] }).ShouldBeTrue();
        });

    [Fact]
    public void A_proof_that_is_any_other_answer_is_a_violation() =>
        Check(history =>
        {
            var (person, _) = Play(history.Answers, history.Profiled);
            LoggedCall[] calls = [.. person.Calls!];
            var second = Array.FindIndex(calls, call => !call.SeedOnly);
            if (second < 0)
            {
                return;
            }

            foreach (var spoiled in Spoil(calls[second - 1]))
            {
                IsViolated(person with { Calls = [.. calls[..(second - 1)], spoiled, .. calls[second..]] })
                    .ShouldBeTrue();
            }
        });

    private static IEnumerable<LoggedCall> Spoil(LoggedCall proof) =>
        [
            proof with
            {
                Status = 503,
            },
            proof with
            {
                Status = 204,
            },
            proof with
            {
                Complete = false,
            },
            proof with
            {
                Failure = "backend_timeout",
            },
            proof with
            {
                Rows = 1,
            },
            proof with
            {
                Offset = 500,
            },
            proof with
            {
                Profiled = true,
            },
            proof with
            {
                SeedOnly = false,
            },
        ];

    private static void Check(Action<(ScriptedAnswer[] Answers, bool Profiled)> property) =>
        Prop.ForAll(Any, property).Check(Config.QuickThrowOnFailure.WithMaxTest(Histories).WithQuietOnSuccess(true));

    private static bool IsViolated(LoggedPerson person) =>
        PersonRule.Judge(person with { Fetched = 0, Failure = null }).Any(FindingCatalog.IsViolation);

    private static IReadOnlyList<Finding> Verify(LoggedPerson person, List<LoggedCallEvent> singles)
    {
        var verifier = new LogVerifier(new VerificationOptions());
        var line = 1;
        verifier.OnRun(RunOf(person, RunEventIds.RunStarted, line++));
        foreach (var single in singles)
        {
            verifier.OnCall(single with { RunId = person.RunId, Place = new LogPlace("a", line++) });
        }

        verifier.OnPerson(person with { Place = new LogPlace("a", line++) });
        var findings = verifier.Finish().Findings;
        findings.ShouldContain(finding => finding.Kind == FindingKind.RunWithoutEnd);
        return [.. findings.Where(finding => finding.Kind != FindingKind.RunWithoutEnd)];
    }

    private static LoggedRun RunOf(LoggedPerson person, int eventId, int line) =>
        new()
        {
            Place = new LogPlace("a", line),
            EventId = eventId,
            Time = default,
            RunId = person.RunId,
        };

    private static (LoggedPerson Person, List<LoggedCallEvent> Singles) Play(ScriptedAnswer[] answers, bool profiled)
    {
        var profile = profiled ? new SelectionProfile(SelectionProfile.FacebankInitial, null, null) : null;
        var watcher = new WatchedCalls();
        var fetching = new PersonFetcher(new ScriptedClient(answers), 2, () => profile, watcher)
            .FetchAsync(Calls.Person, CancellationToken.None)
            .AsTask();
        fetching.IsCompleted.ShouldBeTrue();
        return (WatchedCalls.PersonOf(fetching.Result.ShouldNotBeNull()), watcher.Events);
    }
}
