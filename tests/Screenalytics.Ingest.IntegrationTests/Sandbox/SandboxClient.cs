using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.IntegrationTests.Sandbox;

/// <summary>Speaks plain HTTP to a sandbox: no redirects followed, nothing added, nothing forgiven.</summary>
internal sealed class SandboxClient(SandboxServer sandbox) : IDisposable
{
    private readonly HttpClient _http = new(
        new SocketsHttpHandler { AllowAutoRedirect = false, AutomaticDecompression = DecompressionMethods.None }
    )
    {
        BaseAddress = new Uri(sandbox.Address),
    };

    public static string Photos(Guid person, string query = "") =>
        $"/api/v1/screenalytics/people/{person}/photos{query}";

    public static string Season(Guid season, string query = "") =>
        $"/api/v1/screenalytics/seasons/{season}/cast{query}";

    public static string Episode(Guid episode, string query = "") =>
        $"/api/v1/screenalytics/episodes/{episode}/cast{query}";

    public static string Toggle(Guid person, Guid link) =>
        $"/api/v1/admin/person/{person}/gallery/{link}/facebank-seed";

    public static string AppToggle(Guid person, Guid link) =>
        $"/api/admin/trr-api/people/{person}/gallery/{link}/facebank-seed";

    /// <summary>Reads with the service token.</summary>
    public Task<HttpResponseMessage> GetAsync(string path) =>
        SendAsync(HttpMethod.Get, path, $"Bearer {sandbox.Tokens.ServiceToken}");

    public async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string? authorization,
        string? body = null,
        string? internalSecret = null
    )
    {
        using var request = new HttpRequestMessage(method, path);
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization).ShouldBeTrue();
        }

        if (internalSecret is not null)
        {
            request.Headers.Add("X-TRR-Internal-Admin-Secret", internalSecret);
        }

        if (body is not null)
        {
            request.Content = new StringContent(body, Encoding.UTF8, new MediaTypeHeaderValue("application/json"));
        }

        return await _http.SendAsync(request);
    }

    /// <summary>Reads a list that must come whole and well.</summary>
    public async Task<JsonElement[]> RowsAsync(string path)
    {
        using var response = await GetAsync(path);
        response.StatusCode.ShouldBe(HttpStatusCode.OK, path);
        using var document = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return [.. document.RootElement.Clone().EnumerateArray()];
    }

    public async Task<List<string?>> UrlsAsync(string path) =>
        [.. (await RowsAsync(path)).Select(row => row.GetProperty("served_url").GetString())];

    /// <summary>Flags or unflags a photo as the service role does.</summary>
    public async Task<HttpStatusCode> ToggleAsync(Guid person, Guid link, bool seed)
    {
        using var response = await SendAsync(
            HttpMethod.Patch,
            Toggle(person, link),
            $"Bearer {sandbox.Tokens.ServiceRole()}",
            $$"""{"facebank_seed": {{(seed ? "true" : "false")}}}""",
            sandbox.Tokens.InternalAdminSecret
        );
        return response.StatusCode;
    }

    /// <summary>Asks one of the sandbox's own endpoints.</summary>
    public async Task<(HttpStatusCode Status, string Text)> ControlAsync(
        HttpMethod method,
        string path,
        string? body = null
    )
    {
        using var response = await SendAsync(method, $"/__sandbox{path}", null, body);
        return (response.StatusCode, await response.Content.ReadAsStringAsync());
    }

    public void Dispose() => _http.Dispose();
}
