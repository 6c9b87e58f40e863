using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Tests.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

public sealed class OwnCallsTests
{
    private static readonly LoggedCall Proof = SampleCalls.Call(true, 0);
    private static readonly LoggedCall Second = SampleCalls.Call(false, 3);

    [Fact]
    public void Retries_that_our_log_tells_of_are_accounted_for()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3), Sent(false, 2, 3)];

        Verify(sent, null).Only().Reason.ShouldBe(AccessReason.Repeated);
        Verify(sent, Own(true, Proof, Second with { Attempts = 2 })).Counts[AccessReason.AgreesWithLog].ShouldBe(1);
        Verify(sent, Own(false, Proof, Second with { Attempts = 2 })).Only().Reason.ShouldBe(AccessReason.Repeated);
    }

    [Fact]
    public void More_second_calls_than_we_logged_are_a_violation_unless_others_may_have_made_them()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3)];

        Verify(sent, Own(true, Proof with { Rows = 3 })).Only().Reason.ShouldBe(AccessReason.MoreThanLogged);
        Verify(sent, Own(false, Proof with { Rows = 3 })).Only().Reason.ShouldBe(AccessReason.OtherClients);
        Verify([.. sent, Sent(true, 3) with { Address = "10.9.9.9" }], Own(true, Proof with { Rows = 3 }))
            .Only()
            .Reason.ShouldBe(AccessReason.OtherClients);
    }

    [Fact]
    public void Who_was_dropped_in_flight_may_have_been_asked_for_again_from_the_first_call_on()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3), Sent(true, 9), Sent(false, 10, 3)];

        Verify(sent, Own(false, Proof, Second)).Counts[AccessReason.AskedAgain].ShouldBe(1);
        Verify(sent, Own(true, Proof, Second)).Only().Reason.ShouldBe(AccessReason.MoreThanLogged);
    }

    [Fact]
    public void Fewer_requests_than_we_logged_or_people_unknown_to_us_are_left_open()
    {
        Verify([Sent(true, 0)], Own(true, Proof, Second)).Only().Reason.ShouldBe(AccessReason.FewerThanLogged);
        Verify(
            [Sent(true, 0)],
            Own(true, Proof, Second with { Status = 0, Complete = false, Failure = "backend_timeout" })
        )
            .Findings.ShouldBeEmpty();

        var stranger = Guid.NewGuid();
        AccessSent[] strange =
        [
            Sent(true, 0) with
            {
                PersonId = stranger,
            },
            Sent(false, 1) with
            {
                PersonId = stranger,
            },
        ];
        var report = Verify(strange, Own(true, Proof));
        report.Only().Reason.ShouldBe(AccessReason.NotLogged);
        report.Absent.ShouldBe(1);
    }

    [Fact]
    public void What_our_log_says_excuses_no_violation()
    {
        AccessSent[] sent = [Sent(true, 0) with { Status = 500 }, Sent(false, 1, 3)];

        Verify(sent, Own(true, Proof, Second)).Only().Reason.ShouldBe(AccessReason.AfterFailure);
    }

    private static AccessSent Sent(bool seedOnly, double seconds, int rows = 0) =>
        AccessVerifierTests.Sent(seedOnly, seconds, rows);

    private static AccessReport Verify(AccessSent[] sent, OwnCalls? own) =>
        AccessChecks.Verify(sent.Select(AccessWriter.Formats[3].Write), own);

    private static OwnCalls Own(bool isWhole, params LoggedCall[] calls)
    {
        var own = new OwnCalls { IsWhole = isWhole };
        own.OnPerson(
            new LoggedPerson
            {
                Place = new LogPlace("a", 1),
                Time = default,
                RunId = Guid.NewGuid(),
                PersonId = AccessVerifierTests.Sent(true, 0).PersonId,
                Outcome = PersonOutcome.Fallback,
                Calls = calls,
            }
        );
        return own;
    }
}
