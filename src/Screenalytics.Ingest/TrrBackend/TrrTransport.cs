using System.Globalization;
using System.Net;
using Polly;
using Polly.CircuitBreaker;
using Screenalytics.Ingest.Contracts.Failures;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>
/// Sends calls: a place among the concurrent ones, the resilience pipeline, credentials, deadlines, and one reading of
/// whatever comes back. Every failure is a value; only the caller's cancellation is thrown.
/// </summary>
internal sealed class TrrTransport
{
    private const string SecretHeader = "X-TRR-Internal-Admin-Secret";

    private readonly HttpClient _http;
    private readonly TrrBackendOptions _options;
    private readonly IReadCredential _credential;
    private readonly ErrorBodyReader _errors;
    private readonly AdaptiveConcurrency _places;
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private readonly TimeProvider _time;
    private readonly AttemptDeadline _deadline;
    private int _backingOff;

    public TrrTransport(
        HttpClient http,
        TrrBackendOptions options,
        IReadCredential credential,
        Func<double> random,
        TimeProvider time
    )
    {
        (_http, _options, _credential, _time) = (http, options, credential, time);
        _errors = new ErrorBodyReader(options);
        _places = new AdaptiveConcurrency(options.MaxConcurrency, time);
        _deadline = new AttemptDeadline(time);
        Circuit = new CircuitGate(options.CircuitPatience, options.CircuitBreak, time);
        _pipeline = TrrPipeline.Build(options, Circuit, BeginBackoff, random, time);
    }

    /// <summary>Where calls wait while the circuit is open.</summary>
    public CircuitGate Circuit { get; }

    /// <summary>Calls between two attempts.</summary>
    public int BackingOff => Volatile.Read(ref _backingOff);

    /// <summary>A call began to wait for its next attempt.</summary>
    public event EventHandler? PlaceFreed;

    /// <summary>Sends a call, with its retries, and gives the last attempt.</summary>
    public async ValueTask<Attempt> SendAsync(TrrCall call)
    {
        call.StartedAt = _time.GetTimestamp();
        var attempt = await SendThroughCircuitAsync(call).ConfigureAwait(false);
        if (
            attempt.Disposition == Disposition.Reauthenticate
            && call.AdminBody is null
            && _credential.TryRenew(call.SentCredential!)
        )
        {
            attempt = await SendThroughCircuitAsync(call).ConfigureAwait(false);
        }

        return attempt;
    }

    private async ValueTask<Attempt> SendThroughCircuitAsync(TrrCall call)
    {
        while (true)
        {
            var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.Caller);
            context.Properties.Set(TrrPipeline.CallKey, call);
            var outcome = await _pipeline
                .ExecuteOutcomeAsync(
                    static async (context, state) =>
                        Outcome.FromResult(await state.Transport.AttemptAsync(state.Call).ConfigureAwait(false)),
                    context,
                    (Transport: this, Call: call)
                )
                .ConfigureAwait(false);
            ResilienceContextPool.Shared.Return(context);
            EndBackoff(call);
            if (outcome.Result is { } attempt)
            {
                return attempt;
            }

            if (outcome.Exception is not BrokenCircuitException)
            {
                call.Caller.ThrowIfCancellationRequested();
                outcome.ThrowIfException();
            }

            var pausedAt = _time.GetTimestamp();
            if (!await Circuit.WaitAsync(call.Caller).ConfigureAwait(false))
            {
                var refused = new Attempt();
                refused.Fail(Disposition.GiveUp, FailureCode.BackendUnavailable, null);
                return refused;
            }

            call.Excused += _time.GetElapsedTime(pausedAt);
        }
    }

    private async ValueTask<Attempt> AttemptAsync(TrrCall call)
    {
        EndBackoff(call);
        var queuedAt = _time.GetTimestamp();
        await _places.EnterAsync(call.Caller).ConfigureAwait(false);
        var startedAt = _time.GetTimestamp();
        call.Excused += _time.GetElapsedTime(queuedAt, startedAt);
        call.Attempts++;
        var attempt = new Attempt();
        var deadline = _deadline.Rent(Timeout(call), call.Caller);
        try
        {
            await ExchangeAsync(call, attempt, deadline.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            if (call.Caller.IsCancellationRequested)
            {
                _places.Abandon();
                throw new OperationCanceledException(call.Caller);
            }

            attempt.Fail(Disposition.Retry, FailureCode.BackendTimeout, null);
        }
        finally
        {
            _deadline.Return(deadline);
        }

        _places.Leave(startedAt, attempt.IsOverload);
        return attempt;
    }

    private async ValueTask ExchangeAsync(TrrCall call, Attempt attempt, CancellationToken cancellationToken)
    {
        var inBody = false;
        try
        {
            using var request = RequestFor(call);
            using var response = await _http
                .SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken)
                .ConfigureAwait(false);
            inBody = true;
            await ReadAsync(call, response, attempt, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var (disposition, failure) = TransportClassifier.Classify(exception, inBody);
            attempt.Fail(disposition, failure, (exception as HttpRequestException)?.HttpRequestError.ToString());
        }
    }

    private async ValueTask ReadAsync(
        TrrCall call,
        HttpResponseMessage response,
        Attempt attempt,
        CancellationToken cancellationToken
    )
    {
        attempt.Status = (int)response.StatusCode;
        var (disposition, failure) = StatusClassifier.Classify(attempt.Status);
        if (disposition != Disposition.Accept)
        {
            attempt.RetryAfter = RetryAfterOf(response);
            attempt.Fail(disposition, failure, null);
            var detail = await _errors.ReadAsync(response, cancellationToken).ConfigureAwait(false);
            attempt.Fail(disposition, failure, detail);
            return;
        }

        if (ContentHeaders.EncodingOf(response.Content) is { } encoding)
        {
            attempt.Fail(Disposition.GiveUp, FailureCode.UnexpectedContentEncoding, _errors.Clean(encoding));
        }
        else if (!ContentHeaders.IsJson(response.Content, out var contentType))
        {
            attempt.Fail(Disposition.GiveUp, FailureCode.UnexpectedContentType, _errors.Clean(contentType));
        }
        else
        {
            await call.ReadBody(response, _options.MaxBodyBytes, attempt, cancellationToken).ConfigureAwait(false);
        }
    }

    private HttpRequestMessage RequestFor(TrrCall call)
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
            request.Headers.TryAddWithoutValidation(SecretHeader, _options.InternalAdminSharedSecret);
            call.SentCredential = "Bearer " + _options.ServiceRoleKey;
        }
        else
        {
            call.SentCredential = _credential.Header;
        }

        request.Headers.TryAddWithoutValidation("Authorization", call.SentCredential);
        return request;
    }

    private TimeSpan Timeout(TrrCall call)
    {
        var left = _options.TotalTimeout - (_time.GetElapsedTime(call.StartedAt) - call.Excused);
        return left < _options.AttemptTimeout ? TimeSpan.FromTicks(Math.Max(left.Ticks, 1)) : _options.AttemptTimeout;
    }

    private void BeginBackoff(TrrCall call)
    {
        call.IsBackingOff = true;
        Interlocked.Increment(ref _backingOff);
        PlaceFreed?.Invoke(this, EventArgs.Empty);
    }

    private void EndBackoff(TrrCall call)
    {
        if (call.IsBackingOff)
        {
            call.IsBackingOff = false;
            Interlocked.Decrement(ref _backingOff);
        }
    }

    private TimeSpan? RetryAfterOf(HttpResponseMessage response)
    {
        var value = response.Headers.NonValidated.TryGetValues("Retry-After", out var values)
            ? values.ToString()
            : null;
        if (value is null)
        {
            return null;
        }

        if (long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seconds))
        {
            return TimeSpan.FromSeconds(Math.Min(seconds, (long)TimeSpan.FromDays(1).TotalSeconds));
        }

        return DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, out var date) && date > _time.GetUtcNow()
            ? date - _time.GetUtcNow()
            : null;
    }
}
