using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Screenalytics.Sandbox.Http;

namespace Screenalytics.Sandbox.App;

/// <summary>Asks the backend over HTTP with both of the app's credentials.</summary>
internal sealed class AppBackend(SandboxOptions options, SandboxTokens tokens, Func<string> ownAddress)
    : IAppBackend,
        IDisposable
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler
        {
            AllowAutoRedirect = false,
            AutomaticDecompression = DecompressionMethods.None,
            UseProxy = false,
            UseCookies = false,
        }
    )
    {
        Timeout = _patience,
    };

    public async Task<AppReply?> ToggleAsync(string personId, string linkId, bool flag)
    {
        var root = (options.AppBackendUrl ?? ownAddress()).TrimEnd('/');
        var path = $"/api/v1/admin/person/{Segment(personId)}/gallery/{Segment(linkId)}/facebank-seed";
        using var request = new HttpRequestMessage(HttpMethod.Patch, root + path);
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", tokens.ServiceRole());
        request.Headers.TryAddWithoutValidation("X-TRR-Internal-Admin-Secret", tokens.InternalAdminSecret);
        request.Content = new StringContent(
            $$"""{"facebank_seed":{{(flag ? "true" : "false")}}}""",
            Encoding.UTF8,
            Answers.Json
        );
        try
        {
            using var response = await _http.SendAsync(request);
            return new AppReply((int)response.StatusCode, await response.Content.ReadAsStringAsync());
        }
        catch (Exception unreached) when (unreached is HttpRequestException or TaskCanceledException)
        {
            return null;
        }
    }

    public void Dispose() => _http.Dispose();

    private static string Segment(string id) => Uri.EscapeDataString(id);
}
