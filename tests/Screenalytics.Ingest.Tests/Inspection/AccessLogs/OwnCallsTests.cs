using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.AccessLogs;
using Screenalytics.Ingest.Inspection.Reading;
using Screenalytics.Ingest.Tests.Inspection.Verification;

namespace Screenalytics.Ingest.Tests.Inspection.AccessLogs;

public sealed class OwnCallsTests
{
    private static readonly LoggedCall Proof = SampleCalls.Call(true, 0);
    private static readonly LoggedCall Second = SampleCalls.Call(false, 3);
    private static readonly LoggedCall Seeded = Proof with { Rows = 3 };

    [Fact]
    public void Retries_that_our_log_tells_of_are_accounted_for()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3), Sent(false, 2, 3)];

        Verify(sent, null).Only().Reason.ShouldBe(AccessReason.Repeated);
        Verify(sent, Own(true, Proof, Second with { Attempts = 2 })).Counts[AccessReason.AgreesWithLog].ShouldBe(1);
        Verify(sent, Own(false, Proof, Second with { Attempts = 2 })).Only().Reason.ShouldBe(AccessReason.Repeated);
    }

    [Fact]
    public void A_second_call_while_our_log_was_kept_that_tells_of_none_is_a_violation()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3)];

        Verify(sent, Own(true, Seeded)).Only().Reason.ShouldBe(AccessReason.MoreThanLogged);
        Verify(sent, Own(false, Seeded)).Only().Reason.ShouldBe(AccessReason.OtherClients);
        Verify([.. sent, Sent(true, 3) with { Address = "10.9.9.9" }], Own(true, Seeded))
            .Only()
            .Reason.ShouldBe(AccessReason.OtherClients);
    }

    [Theory]
    [InlineData(-700)]
    [InlineData(-598)]
    [InlineData(598)]
    [InlineData(700)]
    public void What_was_sent_before_our_log_or_after_it_decides_nothing(double seconds)
    {
        AccessSent[] sent = [Sent(true, seconds), Sent(false, seconds + 1, 3)];

        Verify(sent, Own(true, Seeded)).Only().Reason.ShouldBe(AccessReason.BeyondLog);
    }

    [Fact]
    public void Another_machines_calls_and_those_that_a_connection_repeats_decide_nothing()
    {
        AccessSent[] others = [Sent(true, 0, 3), Sent(true, 5), Sent(false, 6, 3)];
        AccessSent[] repeated = [Sent(true, 0), Sent(false, 1, 3), Sent(false, 1.1, 3)];

        Verify(others, Own(true, Seeded)).Only().Reason.ShouldBe(AccessReason.BeyondLog);
        Verify(repeated, Own(true, Proof, Second)).Only().Reason.ShouldBe(AccessReason.BeyondLog);
    }

    [Fact]
    public void A_log_without_times_or_one_that_begins_later_than_ours_decides_nothing()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3)];
        var own = Own(true, Seeded);

        AccessChecks
            .Verify(sent.Select(AccessWriter.Formats[0].Write), own)
            .Only()
            .Reason.ShouldBe(AccessReason.BeyondLog);
        AccessChecks
            .Verify(sent.Select(AccessWriter.Formats[3].Write), own, whole: false)
            .Only()
            .Reason.ShouldBe(AccessReason.BeyondLog);
        var early = Sent(true, -700, 4) with { PersonId = Guid.NewGuid() };
        AccessChecks
            .Verify(sent.Prepend(early).Select(AccessWriter.Formats[3].Write), own, whole: false)
            .Only()
            .Reason.ShouldBe(AccessReason.MoreThanLogged);
    }

    [Fact]
    public void Who_was_dropped_in_flight_may_have_been_asked_for_again_from_the_first_call_on()
    {
        AccessSent[] sent = [Sent(true, 0), Sent(false, 1, 3), Sent(true, 9), Sent(false, 10, 3)];

        Verify(sent, Own(false, Proof, Second)).Counts[AccessReason.AskedAgain].ShouldBe(1);
        Verify(sent, Own(true, Proof, Second)).Only().Reason.ShouldBe(AccessReason.BeyondLog);
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

    private static LoggedRun RunAt(double seconds) =>
        new()
        {
            Place = new LogPlace("a", 1),
            EventId = RunEventIds.RunFinished,
            Time = Sent(true, seconds).At,
            RunId = Guid.NewGuid(),
        };

    private static OwnCalls Own(bool isWhole, params LoggedCall[] calls)
    {
        var own = new OwnCalls { IsWhole = isWhole };
        own.OnRun(RunAt(-600));
        own.OnRun(RunAt(600));
        own.OnPerson(
            new LoggedPerson
            {
                Place = new LogPlace("a", 1),
                Time = Sent(true, 0).At,
                RunId = Guid.NewGuid(),
                PersonId = AccessVerifierTests.Sent(true, 0).PersonId,
                Outcome = PersonOutcome.Fallback,
                Calls = calls,
            }
        );
        return own;
    }
}
