using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Diagnostics.Redaction;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>
/// Sends calls: a place among the concurrent ones, the resilience pipeline, credentials, deadlines, and one reading of
/// whatever comes back. Every failure is a value; only the caller's cancellation is thrown.
/// </summary>
internal sealed class TrrTransport
{
    private readonly HttpMessageInvoker _http;
    private readonly TrrBackendOptions _options;
    private readonly IReadCredential _credential;
    private readonly AnswerReader _answers;
    private readonly RequestWriter _requests;
    private readonly AdaptiveConcurrency _places;
    private readonly ResiliencePipeline<Attempt> _pipeline;
    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly TimeProvider _time;
    private readonly AttemptDeadline _deadline;
    private int _backingOff;
    private long _lastTrouble;
    private long _lastAnswer;

    public TrrTransport(
        HttpMessageInvoker http,
        TrrBackendOptions options,
        IReadCredential credential,
        Func<double> random,
        TimeProvider time,
        Redactor? redactor = null
    )
    {
        (_http, _options, _credential, _time) = (http, options, credential, time);
        _answers = new AnswerReader(options, time, redactor);
        _requests = new RequestWriter(options, credential);
        _places = new AdaptiveConcurrency(options.MaxConcurrency, time);
        _deadline = new AttemptDeadline(time);
        Circuit = new CircuitGate(options.CircuitPatience, options.CircuitBreak, time);
        _pipeline = TrrPipeline.Build(options, Circuit, _breaker, BeginBackoff, random, time);
    }

    /// <summary>Where calls wait while the circuit is open.</summary>
    public CircuitGate Circuit { get; }

    /// <summary>The state of the circuit itself.</summary>
    public CircuitState CircuitState => _breaker.CircuitState;

    /// <summary>The bound of the concurrent calls.</summary>
    public AdaptiveConcurrency Places => _places;

    /// <summary>The clock's timestamp of the last attempt that was no sign of trouble; 0 when there was none.</summary>
    public long LastAnswer => Volatile.Read(ref _lastAnswer);

    /// <summary>Calls between two attempts.</summary>
    public int BackingOff => Volatile.Read(ref _backingOff);

    /// <summary>A call began to wait for its next attempt.</summary>
    public event EventHandler? PlaceFreed;

    /// <summary>Sends a call, with its retries, and gives the last attempt.</summary>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Attempt> SendAsync(TrrCall call)
    {
        call.StartedAt = _time.GetTimestamp();

        // A healthy call never meets the pipeline, whose layers would cost as much as reading the answer does; near a
        // failure all of them do, so that the circuit knows its share.
        if (!Circuit.IsOpen)
        {
            var first = await AttemptAsync(call).ConfigureAwait(false);
            if (first.Disposition is Disposition.Accept or Disposition.GiveUp && !IsTroubled(call.StartedAt))
            {
                return first;
            }

            call.First = first;
        }

        return await SendResilientlyAsync(call).ConfigureAwait(false);
    }

    private async ValueTask<Attempt> SendResilientlyAsync(TrrCall call)
    {
        var attempt = await SendThroughCircuitAsync(call).ConfigureAwait(false);
        var renewed =
            attempt.Disposition == Disposition.Reauthenticate
            && call.AdminBody is null
            && _credential.TryRenew(call.SentCredential!);
        return renewed ? await SendThroughCircuitAsync(call).ConfigureAwait(false) : attempt;
    }

    private async ValueTask<Attempt> SendThroughCircuitAsync(TrrCall call)
    {
        while (true)
        {
            var outcome = await ExecuteAsync(call).ConfigureAwait(false);
            if (outcome.Result is { } attempt)
            {
                return attempt;
            }

            if (outcome.Exception is not BrokenCircuitException)
            {
                call.Caller.ThrowIfCancellationRequested();
                outcome.ThrowIfException();
            }

            Circuit.Follow(_breaker);

            // An answer is an answer; a failure tells of the trouble that opened the circuit and is no probe of its end.
            if (call.TakeFirst() is { Disposition: Disposition.Accept or Disposition.GiveUp } answered)
            {
                return answered;
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

    private async ValueTask<Outcome<Attempt>> ExecuteAsync(TrrCall call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.Caller);
        try
        {
            context.Properties.Set(TrrPipeline.CallKey, call);
            return await _pipeline
                .ExecuteOutcomeAsync(
                    static async (context, state) =>
                        Outcome.FromResult(
                            state.Call.TakeFirst()
                                ?? state.Transport.LastWhenOver(state.Call)
                                ?? await state.Transport.AttemptAsync(state.Call).ConfigureAwait(false)
                        ),
                    context,
                    (Transport: this, Call: call)
                )
                .ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
            EndBackoff(call);
        }
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<Attempt> AttemptAsync(TrrCall call)
    {
        EndBackoff(call);
        var place = _places.EnterAsync(call.Caller);
        if (!place.IsCompletedSuccessfully)
        {
            var queuedAt = _time.GetTimestamp();
            await place.ConfigureAwait(false);
            call.Excused += _time.GetElapsedTime(queuedAt);
        }

        var startedAt = _time.GetTimestamp();
        call.Attempts++;
        var attempt = new Attempt();
        var left = Left(call, startedAt);
        var deadline = _deadline.Rent(TimeoutOf(left), call.Caller);
        var inBody = false;
        var finished = false;
        try
        {
            using var request = _requests.Write(call);
            using var response = await _http.SendAsync(request, deadline.Token).ConfigureAwait(false);
            inBody = true;
            await _answers.ReadAsync(call, response, attempt, deadline.Token).ConfigureAwait(false);
            finished = true;
        }
        catch (Exception exception)
            when (exception is OperationCanceledException or HttpRequestException or IOException
                && call.Caller.IsCancellationRequested
            )
        {
            throw new OperationCanceledException(exception.Message, exception, call.Caller);
        }
        catch (OperationCanceledException)
        {
            // A status that said enough stands, however slowly its body comes.
            if (attempt.Failure == FailureCode.None)
            {
                // Where the call's own time was up, a timer that rang a moment early is no time for one more attempt.
                var next = left < _options.AttemptTimeout ? Disposition.GiveUp : Disposition.Retry;
                attempt.Fail(next, FailureCode.BackendTimeout, null);
            }

            finished = true;
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var (disposition, failure) = TransportClassifier.Classify(exception, inBody);
            attempt.Fail(
                disposition,
                failure,
                failure == FailureCode.ConnectionFailed ? TransportClassifier.Describe(exception) : null
            );
            finished = true;
        }
        finally
        {
            _deadline.Return(deadline);
            if (!finished)
            {
                _places.Abandon();
            }
        }

        if (attempt.IsOverload)
        {
            Volatile.Write(ref _lastTrouble, startedAt);
        }
        else
        {
            Volatile.Write(ref _lastAnswer, startedAt);
        }

        if (attempt.Disposition == Disposition.Retry)
        {
            call.Last = attempt;
        }

        _places.Leave(startedAt, attempt.IsOverload);
        return attempt;
    }

    private bool IsTroubled(long now) =>
        Volatile.Read(ref _lastTrouble) is > 0 and var last
        && _time.GetElapsedTime(last, now) < _options.CircuitSampling;

    // A wait may have outlasted the call: what came before it is the answer, not one more request without any time.
    private Attempt? LastWhenOver(TrrCall call) =>
        call.Last is { } last && Left(call, _time.GetTimestamp()) <= TimeSpan.Zero ? last : null;

    private TimeSpan Left(TrrCall call, long now) =>
        _options.TotalTimeout - (_time.GetElapsedTime(call.StartedAt, now) - call.Excused);

    private TimeSpan TimeoutOf(TimeSpan left) =>
        left < _options.AttemptTimeout ? TimeSpan.FromTicks(Math.Max(left.Ticks, 1)) : _options.AttemptTimeout;

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
}
