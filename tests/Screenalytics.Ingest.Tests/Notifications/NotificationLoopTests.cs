using System.Threading.Channels;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.Tests.Diagnostics;

namespace Screenalytics.Ingest.Tests.Notifications;

public sealed class NotificationLoopTests : ITargetStore
{
    private readonly TaskCompletionSource _fourth = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly RecordingLog _log = new();
    private int _failures = 1;
    private int _looks;

    [Fact]
    public async Task Stale_targets_are_looked_for_at_once_and_every_minute_and_a_lost_database_ends_nothing()
    {
        var time = new FakeTimeProvider();
        using var drain = new CancellationTokenSource();
        var loop = NewLoop(TimeSpan.FromDays(2), time);
        loop.IsNeeded.ShouldBeTrue();

        var running = loop.RunAsync(drain.Token, default);
        _looks.ShouldBe(1);
        while (!_fourth.Task.IsCompleted)
        {
            time.Advance(NotificationLoop.Look);
            await Task.Yield();
        }

        (time.GetUtcNow() - time.Start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
        await drain.CancelAsync();
        await running;
    }

    [Fact]
    public async Task An_outage_is_told_once_waited_out_ever_longer_and_its_end_is_told()
    {
        _failures = 8;
        var time = new WaitedTime();
        using var drain = new CancellationTokenSource();

        var running = NewLoop(TimeSpan.FromDays(2), time).RunAsync(drain.Token, default);
        List<int> waits = [];
        while (waits.Count < 9)
        {
            waits.Add(await time.PassAsync());
        }

        await drain.CancelAsync();
        await running;
        waits.ShouldBe([2, 4, 8, 16, 32, 60, 60, 60, 2]);
        _log.Of(NotificationEventIds.NotificationLookFailed).Count().ShouldBe(1);
        _log.Of(NotificationEventIds.NotificationLooksAgain).Count().ShouldBe(1);
    }

    [Fact]
    public void With_nobody_to_tell_and_nothing_to_grow_stale_there_is_nothing_to_do() =>
        NewLoop(TimeSpan.Zero, TimeProvider.System).IsNeeded.ShouldBeFalse();

    Task<IReadOnlyList<string>> ITargetStore.MarkStaleAsync(TimeSpan staleAfter, CancellationToken cancellationToken)
    {
        if (++_looks == 4)
        {
            _fourth.TrySetResult();
        }

        return _looks <= _failures
            ? throw new RunStoppedException(FailureCode.DatabaseUnavailable, "away")
            : Task.FromResult<IReadOnlyList<string>>(["season:1"]);
    }

    Task<IReadOnlyList<TargetView>> ITargetStore.TargetsAsync(CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    private NotificationLoop NewLoop(TimeSpan staleAfter, TimeProvider time) =>
        new(
            this,
            null,
            new NotificationOptions { StaleAfter = staleAfter },
            time,
            _log.CreateLogger<NotificationLoop>()
        );

    /// <summary>A clock that tells who waits on it, and how long.</summary>
    private sealed class WaitedTime : FakeTimeProvider
    {
        private readonly Channel<TimeSpan> _waits = Channel.CreateUnbounded<TimeSpan>();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            var timer = base.CreateTimer(callback, state, dueTime, period);
            _waits.Writer.TryWrite(dueTime);
            return timer;
        }

        public async Task<int> PassAsync()
        {
            var wait = await _waits.Reader.ReadAsync(TestContext.Current.CancellationToken);
            Advance(wait);
            return (int)wait.TotalSeconds;
        }
    }
}
