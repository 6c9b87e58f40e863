using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Screenalytics.Ingest.TrrBackend;

/// <summary>The resilience around every attempt: retry outside, circuit breaker inside.</summary>
internal static class TrrPipeline
{
    /// <summary>Carries the call through the pipeline's callbacks.</summary>
    public static readonly ResiliencePropertyKey<TrrCall> CallKey = new("trr-call");

    /// <summary>Builds the pipeline.</summary>
    /// <param name="options">Counts and times.</param>
    /// <param name="circuit">Learns when the circuit opens and closes.</param>
    /// <param name="breaker">Gives the breaker's state.</param>
    /// <param name="onBackoff">Called before each wait.</param>
    /// <param name="random">The source of jitter, 0 to 1.</param>
    /// <param name="time">The clock.</param>
    public static ResiliencePipeline<Attempt> Build(
        TrrBackendOptions options,
        CircuitGate circuit,
        CircuitBreakerStateProvider breaker,
        Action<TrrCall> onBackoff,
        Func<double> random,
        TimeProvider time
    )
    {
        var builder = new ResiliencePipelineBuilder<Attempt> { TimeProvider = time };
        if (options.MaxRetries > 0)
        {
            builder.AddRetry(Retry(options, onBackoff, random, time));
        }

        return builder.AddCircuitBreaker(Breaker(options, circuit, breaker)).Build();
    }

    private static RetryStrategyOptions<Attempt> Retry(
        TrrBackendOptions options,
        Action<TrrCall> onBackoff,
        Func<double> random,
        TimeProvider time
    ) =>
        new()
        {
            MaxRetryAttempts = options.MaxRetries,
            BackoffType = DelayBackoffType.Exponential,
            UseJitter = true,
            Delay = options.RetryBaseDelay,
            MaxDelay = options.RetryMaxDelay,
            Randomizer = random,
            ShouldHandle = args => new ValueTask<bool>(
                args.Outcome.Result is { Disposition: Disposition.Retry } attempt
                    && HasTimeFor(args.Context, WaitAskedFor(attempt, options) ?? options.RetryBaseDelay, options, time)
            ),
            DelayGenerator = args => new ValueTask<TimeSpan?>(
                args.Outcome.Result is { } attempt ? WaitAskedFor(attempt, options) : null
            ),
            OnRetry = args =>
            {
                onBackoff(CallOf(args.Context));
                return default;
            },
        };

    private static CircuitBreakerStrategyOptions<Attempt> Breaker(
        TrrBackendOptions options,
        CircuitGate circuit,
        CircuitBreakerStateProvider breaker
    ) =>
        new()
        {
            StateProvider = breaker,
            FailureRatio = options.CircuitFailureRatio,
            MinimumThroughput = options.CircuitMinimumThroughput,
            SamplingDuration = options.CircuitSampling,
            BreakDuration = options.CircuitBreak,
            ShouldHandle = args => new ValueTask<bool>(
                args.Outcome.Result is { IsOverload: true } || IsProbeCutShort(args.Outcome, breaker)
            ),
            OnOpened = _ =>
            {
                circuit.Open();
                return default;
            },
            OnClosed = _ =>
            {
                circuit.Close();
                return default;
            },
        };

    // A probe whose caller went away says nothing of the backend, and must not close the circuit as an answer would.
    private static bool IsProbeCutShort(Outcome<Attempt> outcome, CircuitBreakerStateProvider breaker) =>
        outcome.Exception is OperationCanceledException && breaker.CircuitState == CircuitState.HalfOpen;

    private static TimeSpan? WaitAskedFor(Attempt attempt, TrrBackendOptions options) =>
        attempt.RetryAfter is { } wait ? TimeSpan.FromTicks(Math.Min(wait.Ticks, options.RetryMaxDelay.Ticks)) : null;

    private static bool HasTimeFor(
        ResilienceContext context,
        TimeSpan wait,
        TrrBackendOptions options,
        TimeProvider time
    )
    {
        var call = CallOf(context);
        return time.GetElapsedTime(call.StartedAt) - call.Excused + wait < options.TotalTimeout;
    }

    private static TrrCall CallOf(ResilienceContext context) => context.Properties.GetValue(CallKey, null!);
}
