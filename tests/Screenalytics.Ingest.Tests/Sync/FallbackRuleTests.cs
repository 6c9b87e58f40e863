using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Sync;

/// <summary>The decision table of the contract, row by row.</summary>
public sealed class FallbackRuleTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(500)]
    public void A_complete_array_of_rows_is_used_and_never_followed_by_another_call(int rows) =>
        FallbackRule
            .AfterSeedCall(Calls.ProvenEmptySeedCall with { Rows = rows })
            .ShouldBe(Verdict.Of(VerdictKind.UseRows));

    [Fact]
    public void A_complete_array_of_no_rows_opens_the_fallback_of_that_person()
    {
        var verdict = FallbackRule.AfterSeedCall(Calls.ProvenEmptySeedCall);

        verdict.Kind.ShouldBe(VerdictKind.FallBack);
        verdict.Proof!.PersonId.ShouldBe(Calls.Person);
    }

    [Theory]
    [InlineData("cut short", FailureCode.BodyCutShort, 200)]
    [InlineData(
        "not JSON, not an array, other than objects, duplicate keys, bytes after, BOM",
        FailureCode.BodyMalformed,
        200
    )]
    [InlineData("a content encoding nobody asked for", FailureCode.UnexpectedContentEncoding, 200)]
    [InlineData("another content type", FailureCode.UnexpectedContentType, 200)]
    [InlineData("over the size limit", FailureCode.BodyTooLarge, 200)]
    [InlineData("another 2xx", FailureCode.UnexpectedStatus, 204)]
    [InlineData("3xx", FailureCode.BackendRedirected, 307)]
    [InlineData("401", FailureCode.BackendUnauthorized, 401)]
    [InlineData("403", FailureCode.BackendForbidden, 403)]
    [InlineData("404", FailureCode.BackendNotFound, 404)]
    [InlineData("422", FailureCode.BackendRejected, 422)]
    [InlineData("429", FailureCode.BackendBusy, 429)]
    [InlineData("5xx", FailureCode.BackendError, 500)]
    [InlineData("a time-out", FailureCode.BackendTimeout, 0)]
    [InlineData("a broken connection", FailureCode.ConnectionFailed, 0)]
    [InlineData("an answer against HTTP", FailureCode.ProtocolError, 0)]
    [InlineData("a circuit that stays open", FailureCode.BackendUnavailable, 0)]
    public void Anything_else_permits_no_second_call(string what, FailureCode failure, int status)
    {
        var seed = Calls.Failed(failure, status);

        FallbackRule.AfterSeedCall(seed).ShouldBe(Verdict.Of(VerdictKind.Fail), what);
        FallbackRule.AfterSeedCall(seed with { Offset = 500 }).ShouldBe(Verdict.Of(VerdictKind.Fail), what);
        FallbackRule.AfterAllCall(seed with { SeedOnly = false }).ShouldBe(Verdict.Of(VerdictKind.Fail), what);
        ProvenEmpty.TryProve(seed, out _).ShouldBeFalse(what);
    }

    [Fact]
    public void Facts_that_contradict_each_other_prove_nothing()
    {
        var proof = Calls.ProvenEmptySeedCall;
        PhotoCall[] contradictions =
        [
            proof with
            {
                Status = 0,
            },
            proof with
            {
                Status = 201,
            },
            proof with
            {
                Status = 206,
            },
            proof with
            {
                Complete = false,
            },
            proof with
            {
                Failure = FailureCode.BackendTimeout,
            },
        ];

        foreach (var call in contradictions)
        {
            FallbackRule.AfterSeedCall(call).Kind.ShouldBe(VerdictKind.Fail);
            ProvenEmpty.TryProve(call, out _).ShouldBeFalse();
        }
    }

    [Fact]
    public void Only_the_page_at_offset_0_can_prove_emptiness()
    {
        var later = Calls.ProvenEmptySeedCall with { Offset = 500 };

        FallbackRule.AfterSeedCall(later).Kind.ShouldBe(VerdictKind.EndOfRows);
        ProvenEmpty.TryProve(later, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_profiles_empty_answer_has_to_be_confirmed_by_the_plain_call()
    {
        FallbackRule
            .AfterSeedCall(Calls.ProvenEmptySeedCall with { Profiled = true })
            .ShouldBe(Verdict.Of(VerdictKind.ConfirmPlain));
        FallbackRule
            .AfterAllCall(Calls.AllCall with { Profiled = true })
            .ShouldBe(Verdict.Of(VerdictKind.ConfirmPlain));
        ProvenEmpty.TryProve(Calls.ProvenEmptySeedCall with { Profiled = true }, out _).ShouldBeFalse();
    }

    [Fact]
    public void An_answer_with_a_row_proves_nothing() =>
        ProvenEmpty.TryProve(Calls.ProvenEmptySeedCall with { Rows = 1 }, out _).ShouldBeFalse();

    [Fact]
    public void A_call_that_could_carry_no_row_proves_nothing()
    {
        FallbackRule.AfterSeedCall(Calls.ProvenEmptySeedCall with { Limit = 0 }).Kind.ShouldBe(VerdictKind.Fail);
        ProvenEmpty.TryProve(Calls.ProvenEmptySeedCall with { Limit = 0 }, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_call_for_all_photos_never_proves_that_none_is_flagged()
    {
        FallbackRule.AfterAllCall(Calls.AllCall).ShouldBe(Verdict.Of(VerdictKind.Empty));
        FallbackRule.AfterAllCall(Calls.AllCall with { Rows = 3 }).ShouldBe(Verdict.Of(VerdictKind.UseRows));
        ProvenEmpty.TryProve(Calls.AllCall, out _).ShouldBeFalse();
    }

    [Fact]
    public void A_success_on_a_retry_is_a_success() =>
        FallbackRule.AfterSeedCall(Calls.ProvenEmptySeedCall with { Attempts = 4 }).Kind.ShouldBe(VerdictKind.FallBack);

    [Fact]
    public void No_fallback_is_made_without_a_proof() =>
        Should.Throw<ArgumentOutOfRangeException>(() => Verdict.Of(VerdictKind.FallBack));

    [Fact]
    public void A_proof_cannot_be_made_but_from_a_call()
    {
        typeof(ProvenEmpty).GetConstructors().ShouldBeEmpty();
        typeof(ProvenEmpty).IsSealed.ShouldBeTrue();
        typeof(ProvenEmpty).GetMethods().Where(method => method.ReturnType == typeof(ProvenEmpty)).ShouldBeEmpty();
    }
}
