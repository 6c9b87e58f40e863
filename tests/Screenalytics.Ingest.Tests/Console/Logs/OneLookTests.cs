using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>Looks that go on one at a time, and are shared.</summary>
public sealed class OneLookTests : IDisposable
{
    private static readonly CancellationToken Stop = TestContext.Current.CancellationToken;

    private readonly FakeTimeProvider _time = new();
    private readonly OneLook<int, string> _looks;
    private int _count;

    public OneLookTests() => _looks = new OneLook<int, string>(TimeSpan.FromMinutes(1), _time);

    public void Dispose() => _looks.Dispose();

    [Fact]
    public async Task A_look_is_shared_for_a_while()
    {
        (await CountAsync(1)).ShouldBe("1");
        _time.Advance(TimeSpan.FromSeconds(59));
        (await CountAsync(1)).ShouldBe("1");
        (await CountAsync(2)).ShouldBe("2");
        _time.Advance(TimeSpan.FromSeconds(1));
        (await CountAsync(1)).ShouldBe("3");
    }

    [Fact]
    public async Task A_look_that_failed_is_not_shared()
    {
        await Should.ThrowAsync<InvalidOperationException>(() =>
            _looks.GetAsync(1, _ => Task.FromException<string>(new InvalidOperationException()), Stop)
        );

        (await CountAsync(1)).ShouldBe("1");
    }

    [Fact]
    public async Task One_goes_on_at_a_time_and_too_many_are_turned_away()
    {
        var gate = new TaskCompletionSource<string>();
        var first = _looks.GetAsync(0, _ => gate.Task, Stop);
        var others = Enumerable.Range(1, OneLook<int, string>.MostUnderWay - 1).Select(CountAsync).ToList();
        var same = _looks.GetAsync(0, _ => Task.FromResult("never"), Stop);

        (await CountAsync(99)).ShouldBeNull();
        _count.ShouldBe(0);
        gate.SetResult("gate");
        (await first).ShouldBe("gate");
        (await same).ShouldBe("gate");
        await Task.WhenAll(others);
        (await CountAsync(99)).ShouldNotBeNull();
    }

    [Fact]
    public async Task What_nobody_waits_for_any_more_is_called_off()
    {
        using var left = new CancellationTokenSource();
        using var alsoLeft = new CancellationTokenSource();
        var called = new TaskCompletionSource();
        var first = _looks.GetAsync(1, LookAsync, left.Token);
        var second = _looks.GetAsync(1, LookAsync, alsoLeft.Token);

        await left.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => first);
        called.Task.IsCompleted.ShouldBeFalse();
        await alsoLeft.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => second);
        await called.Task.WaitAsync(Stop);
        (await CountAsync(1)).ShouldBe("1");

        async Task<string> LookAsync(CancellationToken stop)
        {
            var never = new TaskCompletionSource<string>();
            await using var registration = stop.Register(() =>
            {
                called.TrySetResult();
                never.TrySetCanceled(stop);
            });
            return await never.Task;
        }
    }

    private Task<string?> CountAsync(int key) =>
        _looks.GetAsync(key, _ => Task.FromResult($"{Interlocked.Increment(ref _count)}"), Stop);
}
