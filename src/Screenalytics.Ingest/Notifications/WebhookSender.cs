using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Notifications;

/// <summary>Posts events to the webhook; of the answer nothing but the status counts, and its body is not read.</summary>
internal sealed class WebhookSender : IDisposable
{
    /// <summary>The header with the event's id.</summary>
    public const string EventId = "X-Screenalytics-Event-Id";

    /// <summary>The header with the time of sending, in seconds since 1970.</summary>
    public const string Timestamp = "X-Screenalytics-Timestamp";

    /// <summary>The header with the signature.</summary>
    public const string Signature = "X-Screenalytics-Signature";

    private const int MostHeaderKilobytes = 16;
    private const int MostDrained = 4096;

    private readonly HttpMessageInvoker _http;
    private readonly NotificationOptions _options;
    private readonly Uri _url;
    private readonly TimeProvider _time;

    public WebhookSender(NotificationOptions options, TimeProvider time)
    {
        (_options, _time, _url) = (options, time, new Uri(options.WebhookUrl!));
        _http = new HttpMessageInvoker(
            new SocketsHttpHandler
            {
                AllowAutoRedirect = false,
                UseCookies = false,
                ConnectTimeout = options.WebhookTimeout,
                MaxResponseHeadersLength = MostHeaderKilobytes,
                MaxResponseDrainSize = MostDrained,
                PooledConnectionLifetime = TimeSpan.FromMinutes(5),
            }
        );
    }

    /// <summary>Sends an event.</summary>
    /// <param name="told">The event.</param>
    /// <param name="cancellationToken">The caller's cancellation.</param>
    /// <returns>Null when it was received; else why not, free of secrets.</returns>
    public async Task<string?> SendAsync(WebhookEvent told, CancellationToken cancellationToken)
    {
        using var late = new CancellationTokenSource(_options.WebhookTimeout, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(late.Token, cancellationToken);
        try
        {
            using var request = RequestOf(told);
            using var answer = await _http.SendAsync(request, either.Token).ConfigureAwait(false);
            return (int)answer.StatusCode is >= 200 and <= 299
                ? null
                : string.Create(CultureInfo.InvariantCulture, $"The receiver answered {(int)answer.StatusCode}.");
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return string.Create(
                CultureInfo.InvariantCulture,
                $"The receiver did not answer within {_options.WebhookTimeout.TotalSeconds:0.###} s."
            );
        }
        catch (HttpRequestException failure)
        {
            // Its message may hold the address.
            return $"The receiver could not be reached ({failure.HttpRequestError}).";
        }
#pragma warning disable CA1031 // Whatever it is, the event is tried again, and given up at its time.
        catch (Exception failure) when (failure is not OperationCanceledException)
#pragma warning restore CA1031
        {
            return $"The event could not be sent ({failure.GetType().Name}).";
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private HttpRequestMessage RequestOf(WebhookEvent told)
    {
        var body = Encoding.UTF8.GetBytes(told.Body);
        var timestamp = _time.GetUtcNow().ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);
        var request = new HttpRequestMessage(HttpMethod.Post, _url)
        {
            Version = HttpVersion.Version11,
            Content = new ByteArrayContent(body),
        };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json") { CharSet = "utf-8" };
        request.Headers.TryAddWithoutValidation("User-Agent", "screenalytics-ingest");
        request.Headers.Add(EventId, told.EventId.ToString());
        request.Headers.Add(Timestamp, timestamp);
        request.Headers.Add(Signature, WebhookSignature.Of(_options.WebhookSecret!, timestamp, body));
        return request;
    }
}
