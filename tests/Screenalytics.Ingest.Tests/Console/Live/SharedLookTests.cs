using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Console.Live;

namespace Screenalytics.Ingest.Tests.Console.Live;

/// <summary>Looks that many share.</summary>
public sealed class SharedLookTests
{
    private readonly FakeTimeProvider _time = new();
    private int _looks;

    [Fact]
    public async Task Whoever_looks_within_a_moment_looks_together()
    {
        var look = Look();

        (await GetAsync(look)).ShouldBe(1);
        (await GetAsync(look)).ShouldBe(1);
        _time.Advance(TimeSpan.FromSeconds(1));
        (await GetAsync(look)).ShouldBe(2);
    }

    [Fact]
    public async Task A_look_that_failed_is_not_kept()
    {
        var look = Look();
        await Should.ThrowAsync<InvalidOperationException>(() =>
            look.GetAsync("one", () => Task.FromException<int>(new InvalidOperationException()), CancellationToken.None)
        );

        (await GetAsync(look)).ShouldBe(1);
    }

    [Fact]
    public async Task A_slow_look_is_waited_for_by_all()
    {
        var look = Look();
        var slow = new TaskCompletionSource<int>();
        var first = look.GetAsync("one", () => slow.Task, CancellationToken.None);
        _time.Advance(TimeSpan.FromSeconds(9));
        var second = GetAsync(look);

        slow.SetResult(7);

        (await first).ShouldBe(7);
        (await second).ShouldBe(7);
        _looks.ShouldBe(0);
    }

    [Fact]
    public async Task Whoever_gives_up_waiting_takes_the_look_from_nobody()
    {
        var look = Look();
        var slow = new TaskCompletionSource<int>();
        using var left = new CancellationTokenSource();
        var first = look.GetAsync("one", () => slow.Task, left.Token);
        var second = GetAsync(look);

        await left.CancelAsync();
        slow.SetResult(7);

        await Should.ThrowAsync<OperationCanceledException>(() => first);
        (await second).ShouldBe(7);
    }

    [Fact]
    public async Task Different_things_are_looked_at_apart()
    {
        var look = Look();

        (await GetAsync(look, "one")).ShouldBe(1);
        (await GetAsync(look, "other")).ShouldBe(2);
    }

    private SharedLook<string, int> Look() => new(TimeSpan.FromSeconds(1), _time);

    private Task<int> GetAsync(SharedLook<string, int> look, string key = "one") =>
        look.GetAsync(key, () => Task.FromResult(++_looks), CancellationToken.None);
}
