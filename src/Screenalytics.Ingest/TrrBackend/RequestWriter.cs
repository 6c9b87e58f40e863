using System.Net;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>Writes requests: HTTP/1.1, with the credential that the call needs.</summary>
/// <param name="options">The toggle's secrets.</param>
/// <param name="credential">What reads authenticate with.</param>
internal sealed class RequestWriter(TrrBackendOptions options, IReadCredential credential)
{
    private const string SecretHeader = "X-TRR-Internal-Admin-Secret";

    /// <summary>Writes a call's request; the credential that it carries is noted in the call.</summary>
    public HttpRequestMessage Write(TrrCall call)
    {
        var request = new HttpRequestMessage(call.Method, call.Uri)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (call.AdminBody is { } body)
        {
            request.Content = new ReadOnlyMemoryContent(body);
            request.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
            request.Headers.TryAddWithoutValidation(SecretHeader, options.InternalAdminSharedSecret);
            call.SentCredential = "Bearer " + options.ServiceRoleKey;
        }
        else
        {
            call.SentCredential = credential.Header;
        }

        request.Headers.TryAddWithoutValidation("Authorization", call.SentCredential);
        if (call.UserAgent is { } agent)
        {
            request.Headers.TryAddWithoutValidation("User-Agent", agent);
        }

        return request;
    }
}
