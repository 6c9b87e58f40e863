using System.Net;
using System.Net.ServerSentEvents;
using System.Net.Sockets;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Cli.Triggering;

/// <summary>Speaks to a running worker; whatever goes wrong is one sentence with the way out.</summary>
internal sealed class WorkerClient : IDisposable
{
    private const string SecretHeader = "X-Screenalytics-Admin-Secret";
    private const string ActorHeader = "X-Screenalytics-Actor";
    private const string KeyHeader = "Idempotency-Key";
    private const string CursorHeader = "Last-Event-ID";
    private const string LevelPath = "log-level";
    private const string JobPath = "jobs/sync_cast_from_trr";

    private static readonly TimeSpan AnswerWithin = TimeSpan.FromSeconds(100);

    // The worker gives a sign of life every 15 s.
    private static readonly TimeSpan SilenceAtMost = TimeSpan.FromSeconds(45);

    private readonly HttpClient _http;
    private readonly TimeProvider _time;

    /// <summary>Makes a client.</summary>
    /// <exception cref="RunStoppedException">There is no secret to send.</exception>
    public WorkerClient(WorkerAccess access, TimeProvider time)
    {
        (Access, _time) = (access, time);
        if (string.IsNullOrEmpty(access.Secret))
        {
            throw new RunStoppedException(
                FailureCode.AdminSecretNotSet,
                "There is no admin secret to send: set SCREENALYTICS_ADMIN_SECRET to the worker's."
            );
        }

        _http = new HttpClient(
            new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) }
        )
        {
            BaseAddress = access.Url,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        _http.DefaultRequestHeaders.Add(SecretHeader, access.Secret);
        if (string.Concat(Environment.UserName.Where(c => c is > ' ' and <= '~')) is { Length: > 0 and <= 100 } user)
        {
            _http.DefaultRequestHeaders.Add(ActorHeader, user);
        }
    }

    /// <summary>How the worker is reached.</summary>
    public WorkerAccess Access { get; }

    /// <summary>The whole address of a path that the worker has told.</summary>
    public Uri UrlOf(string path) => new(Access.Url, path);

    /// <summary>Asks for a run.</summary>
    /// <exception cref="RunStoppedException">The worker can't be reached, or refuses.</exception>
    public async Task<RunTicket> SubmitAsync(SyncJob job, string? key, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, JobPath);
        request.Content = JsonContent.Create(job, RunsJson.Default.SyncJob);
        if (key is not null)
        {
            request.Headers.Add(KeyHeader, key);
        }

        return await AskAsync(request, HttpStatusCode.Accepted, RunsJson.Default.RunTicket, cancellationToken);
    }

    /// <summary>Asks from which level on the worker logs.</summary>
    /// <exception cref="RunStoppedException">The worker can't be reached, or refuses.</exception>
    public async Task<LogLevelState> LogLevelAsync(CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, LevelPath);
        return await AskAsync(request, HttpStatusCode.OK, RunsJson.Default.LogLevelState, cancellationToken);
    }

    /// <summary>Changes from which level on the worker logs.</summary>
    /// <exception cref="RunStoppedException">The worker can't be reached, or refuses.</exception>
    public async Task<LogLevelState> ChangeLogLevelAsync(LogLevelChange change, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Put, LevelPath);
        request.Content = JsonContent.Create(change, RunsJson.Default.LogLevelChange);
        return await AskAsync(request, HttpStatusCode.OK, RunsJson.Default.LogLevelState, cancellationToken);
    }

    private async Task<T> AskAsync<T>(
        HttpRequestMessage request,
        HttpStatusCode wanted,
        JsonTypeInfo<T> type,
        CancellationToken cancellationToken
    )
    {
        using var limit = new CancellationTokenSource(AnswerWithin, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.SendAsync(request, either.Token);
            await WorkerProblems.ThrowIfRefusedAsync(Access, response, wanted, either.Token);
            return await response.Content.ReadFromJsonAsync(type, either.Token) ?? throw new JsonException("null");
        }
        catch (Exception e) when (IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            throw WorkerProblems.Unreachable(Access, e);
        }
    }

    /// <summary>The events of a run after a cursor, until the stream closes.</summary>
    /// <exception cref="RunStoppedException">The worker can't be reached, or refuses, or goes silent.</exception>
    public async IAsyncEnumerable<SseItem<byte[]>> EventsAsync(
        RunTicket ticket,
        string? cursor,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, UrlOf(ticket.EventsUrl));
        if (cursor is not null)
        {
            request.Headers.TryAddWithoutValidation(CursorHeader, cursor);
        }

        using var silence = new CancellationTokenSource(SilenceAtMost, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(silence.Token, cancellationToken);
        using var response = await GuardAsync(
            () => _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, either.Token),
            cancellationToken
        );
        await GuardAsync(
            async () =>
            {
                await WorkerProblems.ThrowIfRefusedAsync(Access, response, HttpStatusCode.OK, either.Token);
                return true;
            },
            cancellationToken
        );
        await using var stream = await response.Content.ReadAsStreamAsync(either.Token);
        await using var watched = new WatchedInput(stream, () => silence.CancelAfter(SilenceAtMost));
        var events = SseParser.Create(watched, (_, data) => data.ToArray());
        await using var items = events.EnumerateAsync(either.Token).GetAsyncEnumerator(either.Token);
        while (await GuardAsync(() => items.MoveNextAsync().AsTask(), cancellationToken))
        {
            yield return items.Current;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _http.Dispose();

    private static bool IsLoss(Exception exception) =>
        exception
            is HttpRequestException
                or IOException
                or SocketException
                or OperationCanceledException
                or JsonException;

    private async Task<T> GuardAsync<T>(Func<Task<T>> act, CancellationToken cancellationToken)
    {
        try
        {
            return await act();
        }
        catch (Exception e) when (IsLoss(e) && !cancellationToken.IsCancellationRequested)
        {
            throw WorkerProblems.Unreachable(Access, e);
        }
    }
}
