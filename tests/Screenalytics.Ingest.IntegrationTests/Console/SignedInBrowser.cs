using System.Net;
using System.Text.RegularExpressions;

namespace Screenalytics.Ingest.IntegrationTests.Console;

/// <summary>Speaks to a worker's console as a browser does, and keeps all that it was shown.</summary>
internal sealed partial class SignedInBrowser : IDisposable
{
    public const string Cookie = "screenalytics-console";

    private readonly HttpClient _http;

    public SignedInBrowser(string address) =>
        _http = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = Cookies })
        {
            BaseAddress = new Uri(address),
        };

    public CookieContainer Cookies { get; } = new();

    /// <summary>Every body and header that came.</summary>
    public List<string> Shown { get; } = [];

    /// <summary>The session's proof, or null.</summary>
    public string? Proof => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == Cookie)?.Value;

    /// <summary>Opens a page; what it has to look for is waited for, as a browser does.</summary>
    public async Task<(int Status, string Body, HttpResponseMessage Head)> GetAsync(
        string path,
        params (string, string)[] headers
    )
    {
        var answer = await SendAsync(HttpMethod.Get, path, null, [("Accept", "text/html"), .. headers]);
        while (Late().Match(answer.Body) is { Success: true } late)
        {
            var stream = WebUtility.HtmlDecode(late.Groups[1].Value);
            (await SendAsync(HttpMethod.Get, stream, null)).Body.ShouldContain("event: over");
            answer = await SendAsync(HttpMethod.Get, path, null, [("Accept", "text/html"), .. headers]);
        }

        return answer;
    }

    /// <summary>Sends a form of a page of its own.</summary>
    public Task<(int Status, string Body, HttpResponseMessage Head)> PostAsync(
        string path,
        params (string Name, string Value)[] fields
    ) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            ("Sec-Fetch-Site", "same-origin"),
            ("Sec-Fetch-Dest", "document")
        );

    public Task<(int Status, string Body, HttpResponseMessage Head)> SignInAsync(string credential) =>
        PostAsync("/console/sign-in", ("credential", credential), ("return", "/console/sessions"));

    /// <summary>The token that the forms of its session carry.</summary>
    public async Task<string> FormTokenAsync() =>
        FormToken().Match((await GetAsync("/console/sessions")).Body).Groups[1].Value;

    public async Task<(int Status, string Body, HttpResponseMessage Head)> SendAsync(
        HttpMethod method,
        string path,
        HttpContent? content,
        params (string Name, string Value)[] headers
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = content };
        foreach (var (name, value) in headers)
        {
            request.Headers.TryAddWithoutValidation(name, value).ShouldBeTrue();
        }

        var answer = await _http.SendAsync(request);
        var body = await answer.Content.ReadAsStringAsync();
        Shown.Add(body);
        Shown.AddRange(answer.Headers.Where(header => header.Key != "Set-Cookie").SelectMany(header => header.Value));
        return ((int)answer.StatusCode, body, answer);
    }

    public void Dispose() => _http.Dispose();

    [GeneratedRegex("data-live=\"([^\"]+)\"[^>]* data-late")]
    private static partial Regex Late();

    [GeneratedRegex("name=\"csrf_token\" value=\"([^\"]+)\"")]
    private static partial Regex FormToken();
}
