using Microsoft.Extensions.Time.Testing;
using Polly;
using Polly.CircuitBreaker;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class CircuitGateTests
{
    private readonly CircuitBreakerStateProvider _breaker = new();
    private readonly CircuitBreakerManualControl _control = new();
    private readonly List<bool> _changes = [];
    private readonly CircuitGate _gate;

    public CircuitGateTests()
    {
        _gate = new CircuitGate(TimeSpan.FromMinutes(1), TimeSpan.FromSeconds(1), new FakeTimeProvider());
        _gate.Changed += (_, change) => _changes.Add(change.IsPaused);
        _ = new ResiliencePipelineBuilder()
            .AddCircuitBreaker(new CircuitBreakerStrategyOptions { StateProvider = _breaker, ManualControl = _control })
            .Build();
    }

    [Fact]
    public async Task A_refused_call_pauses_the_intake_before_the_breaker_tells_of_it()
    {
        await _control.IsolateAsync(TestContext.Current.CancellationToken);

        _gate.Follow(_breaker);
        _gate.Follow(_breaker);
        _gate.Open();

        _gate.IsOpen.ShouldBeTrue();
        _changes.ShouldBe([true]);
    }

    [Fact]
    public void A_call_that_was_refused_just_before_the_breaker_closed_pauses_nothing()
    {
        _gate.Open();
        _gate.Close();

        _gate.Follow(_breaker);

        _gate.IsOpen.ShouldBeFalse();
        _changes.ShouldBe([true, false]);
    }
}
