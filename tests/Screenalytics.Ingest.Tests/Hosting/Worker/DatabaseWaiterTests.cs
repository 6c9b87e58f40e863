using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Hosting.Worker;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Tests.Hosting.Worker;

/// <summary>Waiting for the database: patient, and told without noise.</summary>
public sealed class DatabaseWaiterTests
{
    private readonly FakeTimeProvider _time = new();
    private readonly WorkerState _state = new();
    private readonly LinesLog _log = new();
    private RunStoppedException? _failure = new(FailureCode.DatabaseUnavailable, "user 'u' at h: away.");
    private int _tries;

    [Fact]
    public async Task It_tries_until_the_database_is_there_and_never_waits_longer_than_five_seconds()
    {
        var waiting = Wait(CancellationToken.None);
        for (var i = 0; i < 20; i++)
        {
            Step().ShouldBeLessThan(TimeSpan.FromSeconds(6));
        }

        _failure = null;
        Step();

        await waiting.WaitAsync(TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void It_tells_a_reason_once_and_again_every_minute()
    {
        _ = Wait(CancellationToken.None);
        for (var i = 0; i < 8; i++)
        {
            Step();
        }

        _log.Lines.ShouldBe(["Waiting for the database: user 'u' at h: away."]);

        _failure = new RunStoppedException(FailureCode.DatabaseNotReady, "run db migrate.");
        Step();
        Step();
        _log.Lines.Length.ShouldBe(2);

        var waited = TimeSpan.Zero;
        while (_log.Lines.Length < 3)
        {
            waited += Step();
        }

        waited.ShouldBeInRange(TimeSpan.FromSeconds(54), TimeSpan.FromSeconds(72));
        _log.Lines[^1].ShouldBe("Waiting for the database: run db migrate.");
    }

    [Fact]
    public void Whoever_asks_hears_the_reason_in_our_own_words()
    {
        _ = Wait(CancellationToken.None);

        _state.WaitsFor.ShouldBe("its database");
        _state.Obstacle.ShouldBe(
            $"The worker waits for its database. {FailureCatalog.Describe(FailureCode.DatabaseUnavailable).Message}"
        );
    }

    [Fact]
    public async Task A_stop_ends_the_wait()
    {
        using var stop = new CancellationTokenSource();
        var waiting = Wait(stop.Token);

        await stop.CancelAsync();

        await Should.ThrowAsync<OperationCanceledException>(() => waiting.WaitAsync(TimeSpan.FromSeconds(20)));
    }

    private Task Wait(CancellationToken stop) =>
        new DatabaseWaiter(
            _ =>
            {
                Interlocked.Increment(ref _tries);
                return _failure is null ? Task.CompletedTask : Task.FromException(_failure);
            },
            _state,
            () => 0.5,
            _time,
            _log
        ).WaitAsync(stop);

    // Moves the clock until the next try has been made and told of; tells how far that was.
    private TimeSpan Step()
    {
        var (before, begun) = (Volatile.Read(ref _tries), _time.GetTimestamp());
        while (Volatile.Read(ref _tries) == before)
        {
            _time.Advance(TimeSpan.FromMilliseconds(100));
            SpinWait.SpinUntil(() => Volatile.Read(ref _tries) > before, TimeSpan.FromMilliseconds(2));
        }

        return _time.GetElapsedTime(begun);
    }
}
