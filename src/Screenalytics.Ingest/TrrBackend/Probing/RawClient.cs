using System.Net;
using System.Text;
using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.TrrBackend.Probing;

/// <summary>
/// Sends single requests with any credential, or none: no retries, no redirects. Failures are values; only the caller's
/// cancellation is thrown.
/// </summary>
internal sealed class RawClient : IDisposable
{
    private const string SecretHeader = "X-TRR-Internal-Admin-Secret";

    private static readonly string[] Telling = ["WWW-Authenticate", "Location", "Allow"];

    private readonly HttpMessageInvoker _http;
    private readonly TrrBackendOptions _options;
    private readonly IReadCredential _credential;
    private readonly AnswerReader _answers;
    private readonly ErrorBodyReader _errors;
    private readonly TimeProvider _time;

    public RawClient(
        HttpMessageInvoker http,
        TrrBackendOptions options,
        IReadCredential credential,
        TimeProvider time,
        Redactor? redactor = null
    )
    {
        (_http, _options, _credential, _time) = (http, options, credential, time);
        _answers = new AnswerReader(options, time, redactor);
        _errors = new ErrorBodyReader(options, redactor);
    }

    /// <summary>What a sync's reads authenticate with.</summary>
    public RawSecret Reads => new(_credential.Header, "the reads' credential");

    /// <summary>Sends a request; whatever status comes is an answer.</summary>
    public Task<RawAnswer> SendAsync(RawRequest request, CancellationToken cancellationToken) =>
        ExchangeAsync(request, rows: false, cancellationToken);

    /// <summary>Sends a request for a list of rows, and reads the answer as strictly as a sync does.</summary>
    public Task<RawAnswer> RowsAsync(RawRequest request, CancellationToken cancellationToken) =>
        ExchangeAsync(request, rows: true, cancellationToken);

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private async Task<RawAnswer> ExchangeAsync(RawRequest request, bool rows, CancellationToken cancellationToken)
    {
        var (sentAt, begun) = (_time.GetUtcNow(), _time.GetTimestamp());
        var answer = new RawAnswer { SentAt = sentAt, Took = default };
        var attempt = new Attempt();
        using var deadline = new CancellationTokenSource(_options.AttemptTimeout, _time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(deadline.Token, cancellationToken);
        var inBody = false;
        try
        {
            using var message = Write(request);
            using var response = await _http.SendAsync(message, both.Token).ConfigureAwait(false);
            inBody = true;
            answer = answer with
            {
                Status = (int)response.StatusCode,
                ContentType = response.Content.Headers.NonValidated.TryGetValues("Content-Type", out var type)
                    ? type.ToString()
                    : null,
                Headers = TellingOf(response),
                AllHeaders =
                [
                    .. response
                        .Headers.NonValidated.Concat(response.Content.Headers.NonValidated)
                        .Select(header => $"{header.Key}: {header.Value}"),
                ],
            };
            answer = answer with { Body = await BufferAsync(response, attempt, both.Token).ConfigureAwait(false) };
            if (rows && attempt.Failure == FailureCode.None)
            {
                await ReadRowsAsync(request, response, attempt, both.Token).ConfigureAwait(false);
            }
        }
        catch (Exception) when (cancellationToken.IsCancellationRequested)
        {
            throw new OperationCanceledException(cancellationToken);
        }
        catch (OperationCanceledException)
        {
            attempt.Fail(
                Disposition.GiveUp,
                FailureCode.BackendTimeout,
                $"no whole answer within {_options.AttemptTimeout.TotalSeconds:0.#} s"
            );
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var (_, failure) = TransportClassifier.Classify(exception, inBody);
            attempt.Fail(Disposition.GiveUp, failure, inBody ? null : TransportClassifier.Describe(exception));
        }

        return answer with
        {
            Took = _time.GetElapsedTime(begun),
            Failure = attempt.Failure,
            Detail = attempt.Detail ?? await WordsAsync(request, answer).ConfigureAwait(false),
            Rows = attempt.Complete ? (IReadOnlyList<JsonElement>?)attempt.Rows ?? [] : null,
        };
    }

    private static HttpRequestMessage Write(RawRequest request)
    {
        var message = new HttpRequestMessage(request.Method, request.Url)
        {
            Version = HttpVersion.Version11,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
        };
        if (request.Body is { } body)
        {
            message.Content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
            message.Content.Headers.TryAddWithoutValidation("Content-Type", "application/json");
        }

        Add("Authorization", request.Authorization?.Value);
        Add(SecretHeader, request.InternalSecret?.Value);
        Add("User-Agent", request.UserAgent);
        foreach (var (name, value) in request.Headers)
        {
            Add(name, value);
        }

        return message;

        void Add(string name, string? value)
        {
            if (value is not null)
            {
                message.Headers.TryAddWithoutValidation(name, value);
            }
        }
    }

    // The body is kept as it came; the strict reading looks at the same bytes and headers afterwards.
    private async Task<byte[]> BufferAsync(HttpResponseMessage response, Attempt attempt, CancellationToken token)
    {
        var stream = await response.Content.ReadAsStreamAsync(token).ConfigureAwait(false);
        using var kept = new MemoryStream();
        var buffer = new byte[16 * 1024];
        for (int read; (read = await stream.ReadAsync(buffer, token).ConfigureAwait(false)) > 0; )
        {
            await kept.WriteAsync(buffer.AsMemory(0, read), token).ConfigureAwait(false);
            if (kept.Length > _options.MaxBodyBytes)
            {
                attempt.Fail(Disposition.GiveUp, FailureCode.BodyTooLarge, $"more than {_options.MaxBodyBytes} bytes");
                break;
            }
        }

        var body = kept.ToArray();
        var whole = new ByteArrayContent(body);
        foreach (var (name, values) in response.Content.Headers.NonValidated)
        {
            whole.Headers.TryAddWithoutValidation(name, (IEnumerable<string>)values);
        }

        response.Content = whole;
        return body;
    }

    private ValueTask ReadRowsAsync(
        RawRequest request,
        HttpResponseMessage response,
        Attempt attempt,
        CancellationToken token
    ) =>
        _answers.ReadAsync(
            new TrrCall
            {
                Method = request.Method,
                Uri = new Uri(request.Url),
                ReadBody = BodyReader.ReadRowsAsync<JsonElement, RowShapeFormat>,
                SentCredential = request.Authorization?.Value,
                Caller = token,
            },
            response,
            attempt,
            token
        );

    private async Task<string?> WordsAsync(RawRequest request, RawAnswer answer)
    {
        if (answer.Status is 0 or (>= 200 and < 300))
        {
            return null;
        }

        using var again = new HttpResponseMessage { Content = new ByteArrayContent(answer.Body) };
        return await _errors
            .ReadAsync(again, request.Authorization?.Value, CancellationToken.None)
            .ConfigureAwait(false);
    }

    private Dictionary<string, string> TellingOf(HttpResponseMessage response) =>
        response
            .Headers.Concat(response.Content.Headers)
            .Where(header =>
                Telling.Contains(header.Key, StringComparer.OrdinalIgnoreCase)
                || header.Key.StartsWith("Access-Control-", StringComparison.OrdinalIgnoreCase)
            )
            .ToDictionary(
                header => header.Key,
                header => _errors.Clean(string.Join(", ", header.Value), null) ?? "",
                StringComparer.OrdinalIgnoreCase
            );
}
