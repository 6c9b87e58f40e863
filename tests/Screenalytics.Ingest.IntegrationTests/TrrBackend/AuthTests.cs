using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.IntegrationTests.TrrBackend;

public sealed class AuthTests
{
    private const string Shared = "shared-secret-0123456789-0123456789";
    private const string RoleKey = "role-key-0123456789";

    private readonly FakeTimeProvider _time = new(new DateTimeOffset(2026, 3, 1, 12, 0, 0, TimeSpan.Zero));

    [Fact]
    public async Task Reads_send_the_service_token_and_nothing_of_the_toggles()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));

        await Seeds(TestClient.Of(server, WithSecrets));

        var headers = server.Requests.ShouldHaveSingleItem().Headers;
        headers["Authorization"].ShouldBe($"Bearer {TestClient.Token}");
        headers.Keys.ShouldBe(["Host", "Authorization"], ignoreOrder: true);
    }

    [Fact]
    public async Task A_refused_service_token_is_not_tried_again()
    {
        await using var server = WireServer.Start(WireAnswer.Of("401 Unauthorized", "WWW-Authenticate: Bearer"));

        var page = await Seeds(TestClient.Of(server));

        page.ShouldBe(FailureCode.BackendUnauthorized);
        server.Requests.Length.ShouldBe(1);
    }

    [Fact]
    public async Task The_jwt_is_signed_with_the_shared_secret_and_kept()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server, WithJwt, _time);

        await Seeds(client);
        await Seeds(client);

        var tokens = server.Requests.Select(request => request.Header("Authorization")).Distinct();
        var parts = tokens.ShouldHaveSingleItem().ShouldNotBeNull()["Bearer ".Length..].Split('.');
        var signature = HMACSHA256.HashData(
            Encoding.UTF8.GetBytes(Shared),
            Encoding.ASCII.GetBytes($"{parts[0]}.{parts[1]}")
        );
        Base64Url.DecodeFromChars(parts[2]).ShouldBe(signature);
        var claims = JsonDocument.Parse(Base64Url.DecodeFromChars(parts[1])).RootElement;
        claims.GetProperty("iss").GetString().ShouldBe("trr-app-internal");
        claims.GetProperty("exp").GetInt64().ShouldBeGreaterThan(_time.GetUtcNow().ToUnixTimeSeconds());
        server.Requests.ShouldAllBe(request => request.Header("X-TRR-Internal-Admin-Secret") == null);
    }

    [Theory]
    [InlineData(100, 1)]
    [InlineData(200, 2)]
    public async Task A_refused_jwt_is_renewed_and_tried_once_more_near_its_end_only(int age, int sends)
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server, WithJwt, _time);
        await Seeds(client);
        _time.Advance(TimeSpan.FromSeconds(age));
        server.Answer(WireAnswer.Of("401 Unauthorized"));

        (await Seeds(client)).ShouldBe(FailureCode.BackendUnauthorized);

        var tokens = server.Requests[1..].Select(request => request.Header("Authorization")).ToList();
        tokens.Count.ShouldBe(sends);
        tokens.Distinct().Count().ShouldBe(sends);
    }

    [Fact]
    public async Task A_renewed_jwt_that_is_accepted_is_a_success()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server, WithJwt, _time);
        await Seeds(client);
        var old = server.Requests[0].Header("Authorization");
        _time.Advance(TimeSpan.FromSeconds(200));
        server.Answer(exchange =>
            exchange.SendAsync(
                exchange.Request.Header("Authorization") == old ? WireAnswer.Of("403 Forbidden") : WireAnswer.Json("[]")
            )
        );

        (await Seeds(client)).ShouldBe(FailureCode.None);
        (await Seeds(client)).ShouldBe(FailureCode.None);
        server.Requests.Length.ShouldBe(4);
    }

    [Fact]
    public async Task The_jwt_is_renewed_by_itself_with_a_minute_left()
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));
        var client = TestClient.Of(server, WithJwt, _time);

        for (var minute = 0; minute < 10; minute++)
        {
            (await Seeds(client)).ShouldBe(FailureCode.None);
            _time.Advance(TimeSpan.FromMinutes(1));
        }

        server.Requests.Select(request => request.Header("Authorization")).Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData(null, true, TestClient.Token)]
    [InlineData("", true, TestClient.Token)]
    [InlineData("service_token", true, TestClient.Token)]
    [InlineData("internal_jwt", true, null)]
    [InlineData(null, false, null)]
    public async Task The_setting_decides_which_credential_is_used(string? auth, bool hasToken, string? token)
    {
        await using var server = WireServer.Start(WireAnswer.Json("[]"));

        await Seeds(
            TestClient.Of(
                server,
                options =>
                    (options.Auth, options.InternalAdminSharedSecret, options.ServiceToken) = (
                        auth,
                        Shared,
                        hasToken ? TestClient.Token : null
                    )
            )
        );

        var sent = server.Requests[0].Header("Authorization").ShouldNotBeNull();
        (sent == $"Bearer {token}").ShouldBe(token is not null);
        (sent.Count(c => c == '.') == 2).ShouldBe(token is null);
    }

    [Theory]
    [InlineData("400 Bad", "service")]
    [InlineData("401 Unauthorized", "service")]
    [InlineData("403 Forbidden", "jwt")]
    [InlineData("500 Oops", "jwt")]
    [InlineData("422 Bad", "jwt")]
    public async Task What_the_backend_echoes_of_a_secret_is_masked(string status, string credential)
    {
        await using var server = WireServer.Start(exchange =>
        {
            var echo = string.Join(' ', exchange.Request.Header("Authorization"), Shared, RoleKey, TestClient.Token);
            return exchange.SendAsync(
                WireAnswer.Of($"{status} {echo}", $"X-Echo: {echo}", $$"""{"detail":"no: {{echo}}"}""")
            );
        });
        var client = TestClient.Of(server, credential == "jwt" ? WithJwt : WithSecrets);

        var page = await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        ShouldHoldNoSecret(page.Call.Detail, server);
        page.Call.Detail.ShouldNotBeNull().ShouldStartWith("no: Bearer ***");
    }

    [Theory]
    [InlineData("Content-Type")]
    [InlineData("Content-Encoding")]
    [InlineData("Content-Length")]
    [InlineData("Transfer-Encoding")]
    [InlineData("Location")]
    [InlineData("bad header")]
    public async Task What_the_backend_echoes_in_a_header_is_masked(string header)
    {
        await using var server = WireServer.Start(async exchange =>
        {
            await exchange.SendAsync(
                $"HTTP/1.1 200 OK\r\n{header}: {exchange.Request.Header("Authorization")}\r\n\r\n[]"
            );
            exchange.Close();
        });

        var page = await TestClient
            .Of(server, WithJwt)
            .GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None);

        page.Call.Failure.ShouldNotBe(FailureCode.None);
        ShouldHoldNoSecret(page.Call.Detail, server);
    }

    private static void ShouldHoldNoSecret(string? detail, WireServer server)
    {
        var sent = server.Requests.Select(request => request.Header("Authorization")!["Bearer ".Length..]);
        foreach (var secret in (string[])[.. sent, Shared, RoleKey, TestClient.Token])
        {
            (detail ?? "").ShouldNotContain(secret);
        }
    }

    private static async Task<FailureCode> Seeds(TrrBackendClient client) =>
        (await client.GetSeedPhotosAsync(Guid.NewGuid(), default, CancellationToken.None)).Call.Failure;

    private static void WithSecrets(TrrBackendOptions options) =>
        (options.InternalAdminSharedSecret, options.ServiceRoleKey) = (Shared, RoleKey);

    private static void WithJwt(TrrBackendOptions options)
    {
        WithSecrets(options);
        options.Auth = TrrAuthModes.InternalJwt;
    }
}
