using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Tests.TrrBackend;

public sealed class AdaptiveConcurrencyTests
{
    private readonly FakeTimeProvider _time = new();

    [Fact]
    public void It_starts_at_its_ceiling() => new AdaptiveConcurrency(16, _time).Limit.ShouldBe(16);

    [Fact]
    public void It_falls_when_the_backend_is_overloaded_and_never_below_one()
    {
        var places = new AdaptiveConcurrency(16, _time);
        var limits = new List<int> { places.Limit };

        for (var i = 0; i < 30; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(5), overloaded: true);
            limits.Add(places.Limit);
        }

        limits.ShouldBeInOrder(SortDirection.Descending);
        limits[1].ShouldBeInRange(8, 12);
        limits[^1].ShouldBe(1);
    }

    [Fact]
    public void Failures_of_one_trouble_count_once()
    {
        var places = new AdaptiveConcurrency(16, _time);
        var startedAt = _time.GetTimestamp();
        for (var i = 0; i < 16; i++)
        {
            places.EnterAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        }

        _time.Advance(TimeSpan.FromMilliseconds(10));
        for (var i = 0; i < 16; i++)
        {
            places.Leave(startedAt, overloaded: true);
        }

        places.Limit.ShouldBe(10);
    }

    [Fact]
    public void It_recovers_to_its_ceiling_and_not_above()
    {
        var places = new AdaptiveConcurrency(16, _time);
        for (var i = 0; i < 30; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(5), overloaded: true);
        }

        var calls = 0;
        while (places.Limit < 16)
        {
            Run(places, TimeSpan.FromMilliseconds(5), overloaded: false);
            (++calls).ShouldBeLessThan(1000);
        }

        calls.ShouldBeGreaterThan(15, "it recovers little by little");
        Run(places, TimeSpan.FromMilliseconds(5), overloaded: false);
        places.Limit.ShouldBe(16);
    }

    [Fact]
    public void It_falls_when_the_backend_slows_and_recovers_when_it_is_quick_again()
    {
        var places = new AdaptiveConcurrency(16, _time);
        for (var i = 0; i < 50; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(20), overloaded: false);
        }

        places.Limit.ShouldBe(16);
        for (var i = 0; i < 30; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(400), overloaded: false);
        }

        places.Limit.ShouldBeLessThan(12);
        for (var i = 0; i < 500; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(20), overloaded: false);
        }

        places.Limit.ShouldBe(16);
    }

    [Fact]
    public void A_backend_that_was_always_slow_is_no_backend_that_slows()
    {
        var places = new AdaptiveConcurrency(16, _time);
        for (var i = 0; i < 200; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(900), overloaded: false);
        }

        places.Limit.ShouldBe(16);
    }

    [Fact]
    public void A_backend_that_stays_slower_whatever_is_asked_of_it_is_not_asked_one_by_one_for_long()
    {
        var places = new AdaptiveConcurrency(16, _time);
        for (var i = 0; i < 500; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(2), overloaded: false);
        }

        var lowest = 16;
        for (var i = 0; i < 400; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(150), overloaded: false);
            lowest = Math.Min(lowest, places.Limit);
        }

        lowest.ShouldBe(1);
        places.Limit.ShouldBe(16);
    }

    [Fact]
    public void Small_differences_are_no_slowness()
    {
        var places = new AdaptiveConcurrency(16, _time);
        for (var i = 0; i < 50; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(1), overloaded: false);
        }

        for (var i = 0; i < 50; i++)
        {
            Run(places, TimeSpan.FromMilliseconds(30), overloaded: false);
        }

        places.Limit.ShouldBe(16);
    }

    [Fact]
    public async Task Whoever_waits_is_admitted_in_order()
    {
        var places = new AdaptiveConcurrency(1, _time);
        await places.EnterAsync(CancellationToken.None);
        var waiting = Enumerable.Range(0, 5).Select(_ => places.EnterAsync(CancellationToken.None).AsTask()).ToList();

        foreach (var next in waiting)
        {
            next.IsCompleted.ShouldBeFalse();
            places.Leave(_time.GetTimestamp(), overloaded: false);
            await next.WaitAsync(TimeSpan.FromSeconds(10));
        }
    }

    [Fact]
    public async Task A_cancelled_waiter_goes_away_with_its_callers_token_and_keeps_no_place()
    {
        var places = new AdaptiveConcurrency(1, _time);
        await places.EnterAsync(CancellationToken.None);
        using var caller = new CancellationTokenSource();
        var cancelled = places.EnterAsync(caller.Token).AsTask();
        var other = places.EnterAsync(CancellationToken.None).AsTask();

        await caller.CancelAsync();

        (await Should.ThrowAsync<OperationCanceledException>(cancelled)).CancellationToken.ShouldBe(caller.Token);
        other.IsCompleted.ShouldBeFalse();
        places.Abandon();
        await other.WaitAsync(TimeSpan.FromSeconds(10));
        places.Abandon();
        places.EnterAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
    }

    [Fact]
    public async Task An_abandoned_place_teaches_nothing()
    {
        var places = new AdaptiveConcurrency(4, _time);
        for (var i = 0; i < 100; i++)
        {
            await places.EnterAsync(CancellationToken.None);
            _time.Advance(TimeSpan.FromSeconds(30));
            places.Abandon();
        }

        places.Limit.ShouldBe(4);
    }

    [Fact]
    public async Task At_a_ceiling_of_zero_nobody_enters_until_it_is_raised()
    {
        var places = new AdaptiveConcurrency(4, _time) { Ceiling = 0 };
        var waiting = Enumerable.Range(0, 3).Select(_ => places.EnterAsync(CancellationToken.None).AsTask()).ToList();
        places.Limit.ShouldBe(0);
        waiting.ShouldAllBe(one => !one.IsCompleted);

        places.Ceiling = 2;

        await Task.WhenAll(waiting[0], waiting[1]).WaitAsync(TimeSpan.FromSeconds(10));
        waiting[2].IsCompleted.ShouldBeFalse();
        places.InFlight.ShouldBe(2);
    }

    [Fact]
    public async Task A_lowered_ceiling_drops_nothing_and_lets_nobody_in_until_there_is_room()
    {
        var places = new AdaptiveConcurrency(4, _time);
        for (var i = 0; i < 4; i++)
        {
            await places.EnterAsync(CancellationToken.None);
        }

        places.Ceiling = 1;
        var waiting = places.EnterAsync(CancellationToken.None).AsTask();

        places.InFlight.ShouldBe(4);
        for (var i = 0; i < 3; i++)
        {
            places.Abandon();
            waiting.IsCompleted.ShouldBeFalse();
        }

        places.Abandon();
        await waiting.WaitAsync(TimeSpan.FromSeconds(10));
        places.InFlight.ShouldBe(1);
    }

    [Fact]
    public void A_ceiling_above_the_maximum_raises_nothing() =>
        new AdaptiveConcurrency(4, _time) { Ceiling = 100 }.Limit.ShouldBe(4);

    [Fact]
    public void Trouble_under_a_low_ceiling_is_felt_when_it_is_raised_again()
    {
        var places = new AdaptiveConcurrency(16, _time) { Ceiling = 3 };
        Run(places, TimeSpan.FromMilliseconds(5), overloaded: true);

        places.Ceiling = 16;

        places.Limit.ShouldBe(2);
    }

    private void Run(AdaptiveConcurrency places, TimeSpan takes, bool overloaded)
    {
        places.EnterAsync(CancellationToken.None).AsTask().IsCompletedSuccessfully.ShouldBeTrue();
        var startedAt = _time.GetTimestamp();
        _time.Advance(takes);
        places.Leave(startedAt, overloaded);
    }
}
