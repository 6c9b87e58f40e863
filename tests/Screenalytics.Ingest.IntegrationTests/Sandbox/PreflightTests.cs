using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>A browser may read from another origin, and never reaches the toggle itself.</summary>
public sealed class PreflightTests(PostgresFixture postgres) : SandboxTest(postgres)
{
    [Theory]
    [InlineData("GET", 200, "OK")]
    [InlineData("PATCH", 400, "Disallowed CORS method")]
    public async Task Of_the_backend(string method, int status, string body)
    {
        var sandbox = await StartAsync();
        using var response = await AskAsync(sandbox, Toggle, "https://app.example.test", method);
        ((int)response.StatusCode).ShouldBe(status);
        (await response.Content.ReadAsStringAsync()).ShouldBe(body);
        response.Headers.GetValues("access-control-allow-origin").ShouldBe(["*"]);
        string.Join(',', response.Headers.GetValues("access-control-allow-methods")).ShouldNotContain("PATCH");
    }

    [Fact]
    public async Task Without_an_origin_it_is_a_method_like_any_other()
    {
        var sandbox = await StartAsync();
        using var response = await AskAsync(sandbox, Toggle, null, "PATCH");
        ((int)response.StatusCode).ShouldBe(405);
        using var app = await AskAsync(
            sandbox,
            SandboxClient.AppToggle(SandboxIds.Unseeded, SandboxIds.UnseededLink),
            "https://app.example.test",
            "PATCH"
        );
        ((int)app.StatusCode).ShouldBe(405);
    }

    private static string Toggle => SandboxClient.Toggle(SandboxIds.Unseeded, SandboxIds.UnseededLink);

    private static async Task<HttpResponseMessage> AskAsync(
        SandboxServer sandbox,
        string path,
        string? origin,
        string method
    )
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Options, sandbox.Address + path);
        request.Headers.Add("Access-Control-Request-Method", method);
        if (origin is not null)
        {
            request.Headers.Add("Origin", origin);
        }

        return await http.SendAsync(request);
    }
}
