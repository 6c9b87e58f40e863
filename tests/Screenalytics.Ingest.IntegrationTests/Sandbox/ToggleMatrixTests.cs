using System.Net;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Who may flag a seed, and what is checked in which order.</summary>
public sealed class ToggleMatrixTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private const string On = """{"facebank_seed": true}""";
    private const string Allowlist = """{"detail":"Allowlist admin access required"}""";
    private const string Login = """{"detail":"Authentication required. Please provide a valid access token."}""";
    private static readonly string _path = SandboxClient.Toggle(SandboxIds.Unseeded, SandboxIds.UnseededLink);

    [Fact]
    public async Task February_lets_in_allowlisted_users_and_the_service_role_with_the_secret()
    {
        var sandbox = await StartAsync();
        var tokens = sandbox.Tokens;
        var secret = tokens.InternalAdminSecret;
        await ExpectAsync(sandbox, "service role with secret", 200, tokens.ServiceRole(), secret);
        await ExpectAsync(sandbox, "service role without secret", 403, tokens.ServiceRole(), null, Allowlist);
        await ExpectAsync(sandbox, "service role, wrong secret", 403, tokens.ServiceRole(), "wrong", Allowlist);
        await ExpectAsync(sandbox, "allowlisted user", 200, tokens.User(), null);
        await ExpectAsync(sandbox, "allowlisted user in capitals", 200, tokens.User("ADMIN@example.test"), null);
        await ExpectAsync(sandbox, "other user with secret", 403, tokens.User("x@example.test"), secret, Allowlist);
        await ExpectAsync(sandbox, "no token", 401, null, secret, Login);
        await ExpectAsync(sandbox, "garbage", 401, "not.a.token", secret, Login);
        await ExpectAsync(sandbox, "expired", 401, tokens.ExpiredServiceRole(), secret, Login);
        await ExpectAsync(sandbox, "badly signed", 401, tokens.BadlySignedServiceRole(), secret, Login);
        await ExpectAsync(sandbox, "the reads' token", 401, tokens.ServiceToken, secret, Login);
        await ExpectAsync(sandbox, "internal admin", 401, tokens.InternalAdmin(), secret, Login);
    }

    [Fact]
    public async Task Later_takes_internal_admin_tokens_and_tells_strangers_403()
    {
        var sandbox = await StartAsync(options => options with { Version = BackendVersion.Later2026 });
        var tokens = sandbox.Tokens;
        await ExpectAsync(sandbox, "internal admin alone", 200, tokens.InternalAdmin(), null);
        await ExpectAsync(sandbox, "internal admin, too long", 403, tokens.InternalAdmin(TimeSpan.FromHours(1)), null);
        await ExpectAsync(sandbox, "internal admin, expired", 403, tokens.InternalAdmin(-TimeSpan.FromHours(1)), null);
        await ExpectAsync(sandbox, "garbage", 403, "garbage", null, Allowlist);
        await ExpectAsync(sandbox, "expired", 403, tokens.ExpiredServiceRole(), tokens.InternalAdminSecret, Allowlist);
        await ExpectAsync(sandbox, "service role with secret", 200, tokens.ServiceRole(), tokens.InternalAdminSecret);
        await ExpectAsync(sandbox, "no token", 401, null, null, Login);
    }

    [Theory]
    [InlineData("{", 422, "value_error.jsondecode", false)]
    [InlineData("[]", 401, "Authentication required", false)]
    [InlineData("[]", 422, "value is not a valid dict", true)]
    [InlineData("{}", 422, "value_error.missing", true)]
    [InlineData("""{"facebank_seed": null}""", 422, "type_error.none.not_allowed", true)]
    [InlineData("""{"facebank_seed": [true]}""", 422, "type_error.bool", true)]
    [InlineData("""{"facebank_seed": 2}""", 422, "type_error.bool", true)]
    [InlineData("""{"facebank_seed": "yes"}""", 200, "\"facebank_seed\":true", true)]
    [InlineData("""{"facebank_seed": 0, "more": 1}""", 200, "\"facebank_seed\":false", true)]
    public async Task Bodies(string body, int status, string says, bool authorized)
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var token = authorized ? $"Bearer {sandbox.Tokens.User()}" : null;
        using var response = await client.SendAsync(HttpMethod.Patch, _path, token, body);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldContain(says);
    }

    [Fact]
    public async Task Ids_are_checked_after_the_caller_and_the_kind_before_the_owner()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var odd = SandboxClient.Toggle(SandboxIds.Unseeded, SandboxIds.OddKindLink);
        var others = SandboxClient.Toggle(SandboxIds.Seeded, SandboxIds.UnseededLink);
        var unknown = SandboxClient.Toggle(SandboxIds.Unseeded, Guid.Empty);
        (await StatusAsync(client, "/api/v1/admin/person/x/gallery/y/facebank-seed", null)).ShouldStartWith("401");
        var bad = await StatusAsync(client, "/api/v1/admin/person/x/gallery/y/facebank-seed", sandbox.Tokens.User());
        bad.ShouldStartWith("422");
        bad.ShouldContain("link_id");
        (await StatusAsync(client, odd, sandbox.Tokens.User())).ShouldStartWith("409 {\"detail\":\"Media link is not");
        (await StatusAsync(client, others, sandbox.Tokens.User())).ShouldContain("does not belong to this person");
        (await StatusAsync(client, unknown, sandbox.Tokens.User())).ShouldStartWith("404 {\"detail\":\"Media link not");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_next_read_sees_the_flag(bool cached)
    {
        var sandbox = await StartAsync(options => options with { CacheReads = cached });
        using var client = new SandboxClient(sandbox);
        var seeds = SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true");
        (await client.RowsAsync(seeds)).ShouldBeEmpty();
        for (var round = 0; round < 2; round++)
        {
            (await client.ToggleAsync(SandboxIds.Unseeded, SandboxIds.UnseededLink, true)).ShouldBe(HttpStatusCode.OK);
            (await client.RowsAsync(seeds)).Length.ShouldBe(1);
        }

        (await client.ToggleAsync(SandboxIds.Unseeded, SandboxIds.UnseededLink, false)).ShouldBe(HttpStatusCode.OK);
        (await client.RowsAsync(seeds)).ShouldBeEmpty();
    }

    private static async Task<string> StatusAsync(SandboxClient client, string path, string? token)
    {
        using var response = await client.SendAsync(
            HttpMethod.Patch,
            path,
            token is null ? null : $"Bearer {token}",
            On
        );
        return $"{(int)response.StatusCode} {await response.Content.ReadAsStringAsync()}";
    }

    private static async Task ExpectAsync(
        SandboxServer sandbox,
        string caller,
        int status,
        string? token,
        string? secret,
        string? body = null
    )
    {
        using var client = new SandboxClient(sandbox);
        var authorization = token is null ? null : $"Bearer {token}";
        using var response = await client.SendAsync(HttpMethod.Patch, _path, authorization, On, secret);
        ((int)response.StatusCode).ShouldBe(status, caller);
        response.Headers.WwwAuthenticate.ToString().ShouldBe(status == 401 ? "Bearer" : "", caller);
        if (body is not null)
        {
            (await response.Content.ReadAsStringAsync()).ShouldBe(body, caller);
        }
    }
}
