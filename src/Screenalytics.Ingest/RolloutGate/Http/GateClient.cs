using System.Reflection;
using System.Security.Cryptography;
using Screenalytics.Ingest.Contracts.Gates;
using Screenalytics.Ingest.Diagnostics.Redaction;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.RolloutGate.Http;

/// <summary>Sends a gate's single requests, and keeps each as evidence.</summary>
internal sealed class GateClient(RawClient client, Redactor redactor)
{
    private const int MostExcerpt = 400;

    // By its own name, so that logs of the backend and of the app tell its requests from a sync's and a human's.
    private static readonly string UserAgent = $"screenalytics-ingest-gate/{Version}";

    private int _number;

    /// <summary>Whether a request that may change something got no whole answer, so that it may be written later.</summary>
    public bool HasUnanswered { get; private set; }

    /// <summary>What a sync's reads authenticate with.</summary>
    public RawSecret Reads => client.Reads;

    private static string Version =>
        typeof(GateClient)
            .Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()
            ?.InformationalVersion.Split('+')[0]
        ?? "0";

    /// <summary>Sends a request; whatever status comes is an answer.</summary>
    public async Task<RawAnswer> SendAsync(RawRequest request, StepRecord record, CancellationToken cancellationToken)
    {
        var named = request with { UserAgent = UserAgent };

        // A change that is dropped in the middle may be written all the same, unseen: its answer is waited for.
        var changes = named.Method != HttpMethod.Get && named.Method != HttpMethod.Options;
        var answer = Keep(
            named,
            await client.SendAsync(named, changes ? CancellationToken.None : cancellationToken),
            record
        );
        if (changes && !answer.Arrived)
        {
            HasUnanswered = true;
        }

        cancellationToken.ThrowIfCancellationRequested();
        return answer;
    }

    /// <summary>Asks for a list of rows, which is read as strictly as a sync reads it.</summary>
    public async Task<RawAnswer> RowsAsync(RawRequest request, StepRecord record, CancellationToken cancellationToken)
    {
        var named = request with { UserAgent = UserAgent };
        return Keep(named, await client.RowsAsync(named, cancellationToken), record);
    }

    private RawAnswer Keep(RawRequest request, RawAnswer answer, StepRecord record)
    {
        var succeeded = answer.Status is >= 200 and < 300;
        record.Add(
            new GateExchange
            {
                Number = Interlocked.Increment(ref _number),
                SentAt = answer.SentAt,
                Method = request.Method.Method,
                Url = redactor.Redact(request.Url),
                RequestHeaders = HeadersOf(request),
                RequestBody = request.Body,
                Status = answer.Status,
                ContentType = answer.ContentType is { } type ? redactor.Redact(type) : null,
                Bytes = answer.Body.Length,
                Sha256 = answer.Status == 0 ? null : Convert.ToHexStringLower(SHA256.HashData(answer.Body)),
                Rows = answer.Rows?.Count,
                Excerpt = succeeded || answer.Status == 0 ? null : Cut(answer.Detail),
                Failure = answer.Failure == default ? null : Cut(answer.Detail ?? FailureWords.Of(answer.Failure)),
                DurationMs = Math.Round(answer.Took.TotalMilliseconds, 3),
            }
        );
        return answer;
    }

    private Dictionary<string, string> HeadersOf(RawRequest request)
    {
        var headers = new Dictionary<string, string>();
        if (request.Authorization is { } credential)
        {
            headers["Authorization"] = $"{Redactor.Mask} ({credential.Words})";
        }

        if (request.InternalSecret is { } secret)
        {
            headers["X-TRR-Internal-Admin-Secret"] = $"{Redactor.Mask} ({secret.Words})";
        }

        if (request.Body is not null)
        {
            headers["Content-Type"] = "application/json";
        }

        headers["User-Agent"] = UserAgent;
        foreach (var (name, value) in request.Headers)
        {
            headers[name] = redactor.Redact(value);
        }

        return headers;
    }

    private static string? Cut(string? text) => text?.Length > MostExcerpt ? text[..MostExcerpt] + "…" : text;
}
