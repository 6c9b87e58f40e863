using System.Net;
using Screenalytics.Ingest.Console.Security;

namespace Screenalytics.Ingest.Tests.Console.Security;

/// <summary>Asks as a browser does: with its cookies, and telling where a request comes from.</summary>
internal sealed class ConsoleBrowser : IDisposable
{
    private readonly HttpClient _http;

    public ConsoleBrowser(Uri address)
    {
        _http = new HttpClient(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                CookieContainer = Cookies,
                UseCookies = true,
            }
        )
        {
            BaseAddress = address,
        };
    }

    public CookieContainer Cookies { get; } = new();

    public Uri Address => _http.BaseAddress!;

    /// <summary>The session's cookie, or null.</summary>
    public Cookie? Session => Cookies.GetAllCookies().FirstOrDefault(cookie => cookie.Name == SessionCookie.Name);

    public Task<HttpResponseMessage> GetAsync(string path, params (string Name, string Value)[] headers) =>
        SendAsync(HttpMethod.Get, path, null, [("Accept", "text/html"), .. headers]);

    public async Task<string> ReadAsync(string path)
    {
        using var answer = await GetAsync(path);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadAsStringAsync();
    }

    /// <summary>Sends a form, as a page of the same origin does unless the headers say otherwise.</summary>
    public Task<HttpResponseMessage> PostAsync(
        string path,
        (string Name, string Value)[] fields,
        params (string Name, string Value)[] headers
    ) =>
        SendAsync(
            HttpMethod.Post,
            path,
            new FormUrlEncodedContent(fields.Select(field => KeyValuePair.Create(field.Name, field.Value))),
            headers.Length > 0 ? headers : [("Sec-Fetch-Site", "same-origin"), ("Sec-Fetch-Dest", "document")]
        );

    public Task<HttpResponseMessage> SignInAsync(
        string credential,
        string back = "/console/runs",
        bool lookOnly = false,
        params (string Name, string Value)[] headers
    )
    {
        (string, string)[] fields = [(SignInEndpoints.Credential, credential), (LocalReturn.Parameter, back)];
        return PostAsync(
            SignInEndpoints.Path,
            lookOnly ? [.. fields, (SignInEndpoints.LookOnly, "yes")] : fields,
            headers
        );
    }

    public async Task<HttpResponseMessage> SendAsync(
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

        return await _http.SendAsync(request);
    }

    public void Dispose() => _http.Dispose();
}
