using System.Text;
using Screenalytics.Ingest.Api;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Contracts.Console;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class SessionProofTests
{
    private static readonly SessionKeys Keys = NewKeys("admin-secret", TestTokens.Secret);

    [Theory]
    [InlineData(SignInMethods.Secret)]
    [InlineData(SignInMethods.Token)]
    public void A_cookie_gives_the_proof_back(string method)
    {
        var proof = SessionProof.New(method);

        var read = SessionProof.Read(proof.ToCookie()).ShouldNotBeNull();

        read.Method.ShouldBe(method);
        read.Bits.ToArray().ShouldBe(proof.Bits.ToArray());
        read.Bits.Length.ShouldBe(32);
        read.FormToken().ShouldBe(proof.FormToken());
        SessionProof.New(method).ToCookie().ShouldNotBe(proof.ToCookie());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("s")]
    [InlineData("sAAAA")]
    [InlineData("xAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    [InlineData("s!AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")]
    public void What_is_none_is_passed_over(string? cookie) => SessionProof.Read(cookie).ShouldBeNull();

    [Fact]
    public void Neither_hash_nor_form_token_nor_words_hold_the_proof()
    {
        var proof = SessionProof.New(SignInMethods.Secret);
        var bits = Convert.ToHexString(proof.Bits);

        Convert.ToHexString(Keys.HashOf(proof)!).ShouldNotBe(bits);
        proof.ToCookie().ShouldNotContain(proof.FormToken());
        $"{proof}".ShouldNotContain(proof.ToCookie());
        $"{new OpenSession(Session(), proof)}".ShouldNotContain(proof.ToCookie()[1..]);
    }

    [Fact]
    public void Changing_a_secret_ends_its_sessions_and_no_others()
    {
        var bySecret = SessionProof.New(SignInMethods.Secret);
        var byToken = SessionProof.New(SignInMethods.Token);
        var otherSecret = NewKeys("another", TestTokens.Secret);
        var otherToken = NewKeys("admin-secret", TestTokens.Secret + "x");

        otherSecret.HashOf(bySecret).ShouldNotBe(Keys.HashOf(bySecret));
        otherSecret.HashOf(byToken).ShouldBe(Keys.HashOf(byToken));
        otherToken.HashOf(bySecret).ShouldBe(Keys.HashOf(bySecret));
        otherToken.HashOf(byToken).ShouldNotBe(Keys.HashOf(byToken));
        NewKeys(null, TestTokens.Secret).HashOf(bySecret).ShouldBeNull();
        NewKeys("admin-secret", null).HashOf(byToken).ShouldBeNull();
    }

    [Fact]
    public void The_same_secret_for_both_makes_two_keys()
    {
        var keys = NewKeys(TestTokens.Secret, TestTokens.Secret);
        var proof = SessionProof.New(SignInMethods.Secret);
        var other = SessionProof.Read("t" + proof.ToCookie()[1..])!;

        keys.HashOf(proof).ShouldNotBe(keys.HashOf(other));
        Encoding.UTF8.GetString(keys.HashOf(proof)!).ShouldNotContain(TestTokens.Secret);
    }

    private static SessionKeys NewKeys(string? secret, string? jwt) =>
        new(new ApiOptions { AdminSecret = secret }, new ConsoleOptions { JwtSecret = jwt });

    private static SessionView Session() =>
        new()
        {
            SessionId = Guid.NewGuid(),
            Name = SignIns.Operator,
            Method = SignInMethods.Secret,
            Role = ConsoleRole.Operator,
            CreatedAt = DateTimeOffset.UnixEpoch,
            SeenAt = DateTimeOffset.UnixEpoch,
            ExpiresAt = DateTimeOffset.UnixEpoch,
        };
}
