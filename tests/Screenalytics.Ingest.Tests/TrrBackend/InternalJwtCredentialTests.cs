using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class InternalJwtCredentialTests
{
    private const string Secret = "shared-secret-0123456789-0123456789";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, 400, TimeSpan.Zero));

    [Fact]
    public void The_token_carries_what_the_backend_asks_for()
    {
        var parts = Parts(new InternalJwtCredential(Secret, _time).Header);

        Json(parts[0]).GetProperty("alg").GetString().ShouldBe("HS256");
        Json(parts[0]).GetProperty("typ").GetString().ShouldBe("JWT");
        var claims = Json(parts[1]);
        claims.GetProperty("iss").GetString().ShouldBe("trr-app-internal");
        claims.GetProperty("aud").GetString().ShouldBe("trr-backend-internal-admin");
        claims.GetProperty("scope").GetString().ShouldBe("internal_admin");
        claims.GetProperty("sub").GetString().ShouldNotBeNullOrEmpty();
        var (issued, expires) = (claims.GetProperty("iat").GetInt64(), claims.GetProperty("exp").GetInt64());
        var now = _time.GetUtcNow().ToUnixTimeSeconds();
        (now - issued).ShouldBeInRange(0, 10);
        claims.GetProperty("nbf").GetInt64().ShouldBe(issued);
        (expires - issued).ShouldBeInRange(60, 300);
        expires.ShouldBeGreaterThan(now + 60);
    }

    [Fact]
    public void The_signature_is_hs256_of_the_shared_secret()
    {
        var parts = Parts(new InternalJwtCredential(Secret, _time).Header);

        var expected = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Secret),
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")
        );

        Base64Url.DecodeFromChars(parts[2]).ShouldBe(expected);
        string.Concat(parts).ShouldAllBe(c => char.IsAsciiLetterOrDigit(c) || c == '-' || c == '_');
    }

    [Fact]
    public void It_is_kept_until_a_minute_before_its_end()
    {
        var credential = new InternalJwtCredential(Secret, _time);
        var first = credential.Header;
        var left =
            DateTimeOffset.FromUnixTimeSeconds(Json(Parts(first)[1]).GetProperty("exp").GetInt64()) - _time.GetUtcNow();

        _time.Advance(left - TimeSpan.FromSeconds(62));
        credential.Header.ShouldBeSameAs(first);

        _time.Advance(TimeSpan.FromSeconds(3));
        credential.Header.ShouldNotBe(first);
    }

    [Fact]
    public void A_fresh_token_that_was_refused_is_not_renewed()
    {
        var credential = new InternalJwtCredential(Secret, _time);
        var first = credential.Header;

        _time.Advance(TimeSpan.FromMinutes(2));

        credential.TryRenew(first).ShouldBeFalse();
        credential.Header.ShouldBe(first);
    }

    [Fact]
    public void A_token_near_its_end_that_was_refused_is_renewed_once()
    {
        var credential = new InternalJwtCredential(Secret, _time);
        var first = credential.Header;
        _time.Advance(TimeSpan.FromSeconds(200));

        credential.TryRenew(first).ShouldBeTrue();

        var second = credential.Header;
        second.ShouldNotBe(first);
        credential.TryRenew(second).ShouldBeFalse();
        credential.TryRenew(first).ShouldBeTrue("another call has renewed it already");
        credential.Header.ShouldBe(second);
    }

    [Fact]
    public void Callers_at_once_get_one_token()
    {
        var credential = new InternalJwtCredential(Secret, _time);
        for (var round = 0; round < 20; round++)
        {
            var headers = new string[32];
            Parallel.For(0, headers.Length, i => headers[i] = credential.Header);

            headers.ShouldAllBe(header => header == headers[0]);
            _time.Advance(TimeSpan.FromMinutes(5));
        }
    }

    private static string[] Parts(string header)
    {
        header.ShouldStartWith("Bearer ");
        var parts = header["Bearer ".Length..].Split('.');
        parts.Length.ShouldBe(3);
        return parts;
    }

    private static JsonElement Json(string part) => JsonDocument.Parse(Base64Url.DecodeFromChars(part)).RootElement;
}
