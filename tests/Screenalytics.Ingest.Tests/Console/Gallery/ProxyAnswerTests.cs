using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;

namespace Screenalytics.Ingest.Tests.Console.Gallery;

public sealed class ProxyAnswerTests
{
    private static readonly Guid Person = new("0a000000-0000-0000-0000-000000000001");
    private static readonly Guid Link = new("0b000000-0000-0000-0000-000000000001");
    private static readonly Guid Other = new("0c000000-0000-0000-0000-000000000001");

    [Theory]
    [InlineData(401, FailureCode.BackendUnauthorized, "Invalid token", "Invalid token", AuditOutcome.Refused)]
    [InlineData(
        403,
        FailureCode.BackendForbidden,
        "Allowlist admin access required",
        "Allowlist admin access required",
        AuditOutcome.Refused
    )]
    [InlineData(404, FailureCode.BackendNotFound, "Media link not found", "Media link not found", AuditOutcome.Refused)]
    [InlineData(
        409,
        FailureCode.BackendRejected,
        "Media link is not a person gallery image",
        "Media link is not a person gallery image",
        AuditOutcome.Refused
    )]
    [InlineData(
        409,
        FailureCode.BackendRejected,
        "Media link does not belong to this person",
        "Media link does not belong to this person",
        AuditOutcome.Refused
    )]
    [InlineData(
        422,
        FailureCode.BackendRejected,
        "[{\"loc\":[\"path\",\"link_id\"]}]",
        ProxyAnswer.NothingTold,
        AuditOutcome.Refused
    )]
    [InlineData(500, FailureCode.BackendError, "Internal Server Error", "Internal Server Error", AuditOutcome.Failed)]
    [InlineData(502, FailureCode.BackendError, "Database error", "Database error", AuditOutcome.Failed)]
    [InlineData(503, FailureCode.BackendError, "<html>", ProxyAnswer.NothingTold, AuditOutcome.Failed)]
    [InlineData(408, FailureCode.BackendBusy, null, ProxyAnswer.NothingTold, AuditOutcome.Failed)]
    public void The_backends_status_and_message_are_passed_through(
        int status,
        FailureCode failure,
        string? detail,
        string error,
        AuditOutcome outcome
    )
    {
        var answer = Of(new(null, status, failure, detail));

        answer.Status.ShouldBe(status);
        answer.Error.ShouldBe(error);
        answer.Done.ShouldBeNull();
        answer.WayOut.ShouldNotBeNullOrWhiteSpace();
        answer.WayOut.ShouldAllBe(letter => letter >= ' ' && letter <= '~');
        answer.End.Outcome.ShouldBe(outcome);
        answer.End.After.ShouldBeNull();
        answer.End.Detail.ShouldNotBeNull().ShouldContain($"{status}");
    }

    [Theory]
    [InlineData(0, FailureCode.ConnectionFailed, "could not be reached")]
    [InlineData(0, FailureCode.BackendTimeout, "did not answer in time")]
    [InlineData(200, FailureCode.BodyMalformed, "can't be read")]
    [InlineData(200, FailureCode.None, "can't be read")]
    [InlineData(204, FailureCode.UnexpectedStatus, "other than 200")]
    [InlineData(307, FailureCode.BackendRedirected, "redirected")]
    public void What_is_no_answer_is_a_bad_gateway_and_leaves_open_how_the_flag_stands(
        int status,
        FailureCode failure,
        string words
    )
    {
        var answer = Of(new(null, status, failure, null));

        answer.Status.ShouldBe(502);
        answer.Error.ShouldNotBeNull().ShouldContain(words);
        answer.WayOut.ShouldNotBeNull().ShouldContain("is not known");
        answer.End.Outcome.ShouldBe(AuditOutcome.Failed);
    }

    [Fact]
    public void Done_is_what_names_this_person_this_link_and_this_flag()
    {
        var done = Of(new(new SeedToggleAnswer(Link, Person, true), 200, FailureCode.None, null));
        done.Status.ShouldBe(200);
        done.Done.ShouldBe(new SeedToggleAnswer(Link, Person, true));
        done.Error.ShouldBeNull();
        done.End.ShouldSatisfyAllConditions(
            end => end.Outcome.ShouldBe(AuditOutcome.Done),
            end => end.After.ShouldBe("a facebank seed")
        );

        SeedToggleAnswer[] others = [new(Other, Person, true), new(Link, Other, true), new(Link, Person, false)];
        foreach (var other in others)
        {
            var answer = Of(new(other, 200, FailureCode.None, null));
            answer.Status.ShouldBe(502);
            answer.Done.ShouldBeNull();
            answer.End.Outcome.ShouldBe(AuditOutcome.Failed);
        }
    }

    private static ProxyAnswer Of(SeedToggleResult result) => ProxyAnswer.Of(Person, Link, true, result, "trr.test");
}
