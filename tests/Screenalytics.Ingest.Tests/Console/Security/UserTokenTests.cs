using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

public sealed class UserTokenTests
{
    private static readonly byte[] Key = Encoding.UTF8.GetBytes(TestTokens.Secret);

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    private DateTimeOffset Now => _time.GetUtcNow();

    [Theory]
    [InlineData("admin@example.test")]
    [InlineData("ADMIN@Example.Test")]
    [InlineData("\u212aate@example.test")]
    public async Task A_users_token_tells_their_address(string email) =>
        (await ReadAsync(TestTokens.User(Now, email))).ShouldBe(
            new UserToken(email.Replace("ADMIN@Example.Test", "admin@example.test", StringComparison.Ordinal), null)
        );

    [Fact]
    public async Task One_signed_with_another_key_is_not_genuine() =>
        (await ReadAsync(TestTokens.User(Now, secret: TestTokens.Secret + "x"))).Fault.ShouldBe(TokenFault.NotGenuine);

    [Theory]
    [InlineData("none")]
    [InlineData("None")]
    [InlineData("")]
    public async Task One_without_a_signature_is_not_genuine(string algorithm) =>
        (await ReadAsync(TestTokens.Resign(TestTokens.User(Now), algorithm, _ => []))).Fault.ShouldBe(
            TokenFault.NotGenuine
        );

    [Fact]
    public async Task The_right_key_with_another_hash_is_not_genuine()
    {
        var token = TestTokens.User(Now);

        (await ReadAsync(TestTokens.Resign(token, "HS512", head => HMACSHA512.HashData(Key, head)))).Fault.ShouldBe(
            TokenFault.NotGenuine
        );
        (await ReadAsync(TestTokens.Resign(token, "HS384", head => HMACSHA384.HashData(Key, head)))).Fault.ShouldBe(
            TokenFault.NotGenuine
        );
        (await ReadAsync(TestTokens.Resign(token, "none", head => HMACSHA256.HashData(Key, head)))).Fault.ShouldBe(
            TokenFault.NotGenuine
        );
    }

    [Fact]
    public async Task A_public_key_signs_nothing()
    {
        using var rsa = RSA.Create(2048);
        var token = TestTokens.Resign(
            TestTokens.User(Now),
            "RS256",
            head => rsa.SignData(head, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1)
        );

        (await ReadAsync(token)).Fault.ShouldBe(TokenFault.NotGenuine);
    }

    [Theory]
    [InlineData("")]
    [InlineData("eyJ..")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.e30.")]
    [InlineData("eyJhbGciOiJIUzI1NiJ9.!!!.abc")]
    [InlineData("not a token")]
    [InlineData("a.b.c")]
    [InlineData("eyJhbGciOiJkaXIiLCJlbmMiOiJBMTI4R0NNIn0.a.b.c.d")]
    public async Task Garbage_is_not_genuine(string text) =>
        (await ReadAsync(text)).Fault.ShouldBe(TokenFault.NotGenuine);

    [Fact]
    public async Task One_letter_changed_anywhere_is_not_genuine()
    {
        var token = TestTokens.User(Now);
        for (var i = 3; i < token.Length - 1; i += 7)
        {
            var changed = token[i] == 'A' ? 'B' : 'A';
            if (token[i] != '.')
            {
                (await ReadAsync(token[..i] + changed + token[(i + 1)..])).Email.ShouldBeNull();
            }
        }
    }

    [Fact]
    public async Task Times_hold_with_a_little_patience_for_clocks()
    {
        var token = TestTokens.User(Now, change: claims => claims["nbf"] = Now.AddSeconds(20).ToUnixTimeSeconds());
        var later = TestTokens.User(Now, change: claims => claims["nbf"] = Now.AddMinutes(2).ToUnixTimeSeconds());

        (await ReadAsync(token)).Fault.ShouldBeNull();
        (await ReadAsync(later)).Fault.ShouldBe(TokenFault.NotYetValid);
        _time.Advance(TimeSpan.FromHours(1) + TimeSpan.FromSeconds(29));
        (await ReadAsync(token)).Fault.ShouldBeNull();
        _time.Advance(TimeSpan.FromSeconds(1));
        (await ReadAsync(token)).Fault.ShouldBe(TokenFault.Expired);
    }

    [Fact]
    public async Task The_time_of_one_that_is_not_genuine_is_not_told()
    {
        var token = TestTokens.User(Now.AddDays(-1), secret: TestTokens.Secret + "x");

        (await ReadAsync(token)).Fault.ShouldBe(TokenFault.NotGenuine);
    }

    [Fact]
    public async Task One_that_never_ends_is_refused()
    {
        (await ReadAsync(TestTokens.User(Now, change: claims => claims.Remove("exp")))).Fault.ShouldBe(
            TokenFault.Endless
        );
        (await ReadAsync(TestTokens.User(Now, change: claims => claims["exp"] = "tomorrow"))).Email.ShouldBeNull();
    }

    public static TheoryData<string?> NoAddresses => [(string?)null, "", "  ", "two words@example.test"];

    [Theory]
    [MemberData(nameof(NoAddresses))]
    public async Task One_without_an_address_is_nobodys(string? email) =>
        (await ReadAsync(TestTokens.User(Now, email))).Fault.ShouldBe(TokenFault.NotAUsers);

    [Fact]
    public async Task A_list_of_addresses_or_a_service_is_no_user()
    {
        (
            await ReadAsync(
                TestTokens.User(
                    Now,
                    change: claims => claims["email"] = new JsonArray("admin@example.test", "b@c.test")
                )
            )
        ).Fault.ShouldBe(TokenFault.NotAUsers);
        (await ReadAsync(TestTokens.User(Now, change: claims => claims["role"] = "service_role"))).Fault.ShouldBe(
            TokenFault.NotAUsers
        );
    }

    [Fact]
    public async Task Without_a_secret_none_is_taken()
    {
        var tokens = new UserTokens(new ConsoleOptions(), _time);

        tokens.AreTaken.ShouldBeFalse();
        (await tokens.ReadAsync(TestTokens.User(Now))).Fault.ShouldBe(TokenFault.NotGenuine);
        (await tokens.ReadAsync(TestTokens.User(Now, secret: ""))).Fault.ShouldBe(TokenFault.NotGenuine);
    }

    private Task<UserToken> ReadAsync(string token) =>
        new UserTokens(new ConsoleOptions { JwtSecret = TestTokens.Secret }, _time).ReadAsync(token);
}
