using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Notifications;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Notifications;

public sealed class NotificationLoopTests : ITargetStore
{
    private readonly TaskCompletionSource _third = new(TaskCreationOptions.RunContinuationsAsynchronously);
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
        while (!_third.Task.IsCompleted)
        {
            time.Advance(NotificationLoop.Look);
            await Task.Yield();
        }

        (time.GetUtcNow() - time.Start).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromMinutes(2));
        await drain.CancelAsync();
        await running;
    }

    [Fact]
    public void With_nobody_to_tell_and_nothing_to_grow_stale_there_is_nothing_to_do() =>
        NewLoop(TimeSpan.Zero, TimeProvider.System).IsNeeded.ShouldBeFalse();

    Task<IReadOnlyList<string>> ITargetStore.MarkStaleAsync(TimeSpan staleAfter, CancellationToken cancellationToken)
    {
        if (++_looks == 3)
        {
            _third.TrySetResult();
        }

        return _looks == 1
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
            NullLogger<NotificationLoop>.Instance
        );
}
