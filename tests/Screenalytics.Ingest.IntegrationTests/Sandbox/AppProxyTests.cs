using System.Text.RegularExpressions;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>The app's proxy: who gets through it, what it asks the backend, and what it tells of its answer.</summary>
public sealed class AppProxyTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    private const string On = """{"facebank_seed": true}""";
    private static readonly string _path = SandboxClient.AppToggle(SandboxIds.Unseeded, SandboxIds.UnseededLink);

    [Fact]
    public async Task Lets_in_allowlisted_admins_only()
    {
        var sandbox = await StartAsync();
        var tokens = sandbox.Tokens;
        const string Unauthorized = """401 {"error":"unauthorized"}""";
        const string Forbidden = """403 {"error":"forbidden"}""";
        (await AskAsync(sandbox, null, On)).ShouldBe(Unauthorized);
        (await AskAsync(sandbox, "not.a.token", On)).ShouldBe(Unauthorized);
        (await AskAsync(sandbox, tokens.User(lifetime: TimeSpan.FromHours(-1)), On)).ShouldBe(Unauthorized);
        (await AskAsync(sandbox, tokens.ServiceRole(), On)).ShouldBe(Unauthorized);
        (await AskAsync(sandbox, tokens.ServiceToken, On)).ShouldBe(Unauthorized);
        (await AskAsync(sandbox, tokens.User(SandboxTokens.Stranger), On)).ShouldBe(Forbidden);
        (await AskAsync(sandbox, tokens.User(SandboxTokens.Stranger), "{}")).ShouldBe(Forbidden);
        sandbox.Journal.Entries().ShouldAllBe(entry => entry.Endpoint == BackendEndpoint.AppToggle);
        (await AskAsync(sandbox, tokens.User("ADMIN@example.test"), On)).ShouldStartWith("200 ");
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("")]
    [InlineData("[true]")]
    [InlineData("{\"facebank_seed\": \"true\"}")]
    [InlineData("{\"facebank_seed\": 1}")]
    [InlineData("{\"facebank_seed\": null}")]
    [InlineData("{")]
    public async Task Refuses_what_is_no_boolean(string body)
    {
        var sandbox = await StartAsync();
        var answer = await AskAsync(sandbox, sandbox.Tokens.User(), body);
        answer.ShouldBe("""400 {"error":"facebank_seed must be a boolean"}""");
        sandbox.Journal.Entries().ShouldHaveSingleItem().Endpoint.ShouldBe(BackendEndpoint.AppToggle);
    }

    [Fact]
    public async Task Sets_and_clears_by_a_request_to_the_backend()
    {
        var sandbox = await StartAsync();
        using var client = new SandboxClient(sandbox);
        var seeds = SandboxClient.Photos(SandboxIds.Unseeded, "?seed_only=true");
        var ids = $"\"link_id\":\"{SandboxIds.UnseededLink}\",\"person_id\":\"{SandboxIds.Unseeded}\"";
        var on = await AskAsync(sandbox, sandbox.Tokens.User(), On);
        on.ShouldBe($$"""200 {{{ids}},"facebank_seed":true}""");
        (await client.RowsAsync(seeds)).Length.ShouldBe(1);
        var off = await AskAsync(sandbox, sandbox.Tokens.User(), """{"facebank_seed": false}""");
        off.ShouldBe($$"""200 {{{ids}},"facebank_seed":false}""");
        (await client.RowsAsync(seeds)).ShouldBeEmpty();
        var toggles = sandbox.Journal.Entries().Where(entry => entry.Endpoint != BackendEndpoint.Photos).ToList();
        toggles
            .Select(entry => entry.Endpoint)
            .ShouldBe([
                BackendEndpoint.Toggle,
                BackendEndpoint.AppToggle,
                BackendEndpoint.Toggle,
                BackendEndpoint.AppToggle,
            ]);
        toggles.ShouldAllBe(entry => entry.Status == 200 && entry.Target == SandboxIds.Unseeded);
    }

    [Fact]
    public async Task Passes_the_backends_refusals_through()
    {
        var sandbox = await StartAsync();
        var admin = sandbox.Tokens.User();
        var unknown = SandboxClient.AppToggle(SandboxIds.Unseeded, Guid.Empty);
        (await AskAsync(sandbox, admin, On, unknown)).ShouldBe("""404 {"error":"Media link not found"}""");
        var odd = SandboxClient.AppToggle(SandboxIds.OddKinds, SandboxIds.OddKindLink);
        (await AskAsync(sandbox, admin, On, odd)).ShouldBe(
            """409 {"error":"Media link is not a person gallery image"}"""
        );
        var malformed = "/api/admin/trr-api/people/x/gallery/y/facebank-seed";
        (await AskAsync(sandbox, admin, On, malformed)).ShouldBe("""422 {"error":"Facebank seed update failed"}""");
    }

    [Fact]
    public async Task Says_500_without_secrets_and_502_without_a_backend()
    {
        var sandbox = await StartAsync(options => options with { AppHasSecrets = false });
        (await AskAsync(sandbox, null, On)).ShouldStartWith("401 ");
        (await AskAsync(sandbox, sandbox.Tokens.User(), "{}")).ShouldStartWith("400 ");
        (await AskAsync(sandbox, sandbox.Tokens.User(), On)).ShouldBe(
            """500 {"error":"Backend auth not configured"}"""
        );
        sandbox.Journal.Entries().ShouldAllBe(entry => entry.Endpoint == BackendEndpoint.AppToggle);

        var alone = await StartAsync(options => options with { AppBackendUrl = "http://127.0.0.1:1/" });
        (await AskAsync(alone, alone.Tokens.User(), On)).ShouldBe("""502 {"error":"Backend fetch failed"}""");
    }

    [Fact]
    public async Task Is_in_the_access_log_and_answers_nothing_but_PATCH()
    {
        using var folder = TestFolder.Create();
        var file = Path.Combine(folder.Path, "access.log");
        var sandbox = await StartAsync(options => options with { AccessLog = file });
        using var client = new SandboxClient(sandbox);
        using var get = await client.SendAsync(HttpMethod.Get, _path, null);
        ((int)get.StatusCode).ShouldBe(405);
        await AskAsync(sandbox, sandbox.Tokens.User(), On);
        sandbox.FlushAccessLog();
        await using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        var lines = (await new StreamReader(stream).ReadToEndAsync()).Split('\n');
        var backend = SandboxClient.Toggle(SandboxIds.Unseeded, SandboxIds.UnseededLink);
        lines.ShouldContain(line => Regex.IsMatch(line, $"\"PATCH {Regex.Escape(backend)} HTTP/1.1\" 200 OK$"));
        lines.ShouldContain(line => Regex.IsMatch(line, $"\"PATCH {Regex.Escape(_path)} HTTP/1.1\" 200 OK$"));
    }

    private static async Task<string> AskAsync(SandboxServer sandbox, string? token, string body, string? path = null)
    {
        using var client = new SandboxClient(sandbox);
        var authorization = token is null ? null : $"Bearer {token}";
        using var response = await client.SendAsync(HttpMethod.Patch, path ?? _path, authorization, body);
        var text = await response.Content.ReadAsStringAsync();
        var everything = $"{response}\n{text}";
        everything.ShouldNotContain(sandbox.Tokens.InternalAdminSecret);
        everything.ShouldNotContain("eyJ");
        return $"{(int)response.StatusCode} {text}";
    }
}
