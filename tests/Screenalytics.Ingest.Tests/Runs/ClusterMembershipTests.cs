using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

/// <summary>A process's share of the backend: only as long as others know that it lives.</summary>
public sealed class ClusterMembershipTests : IAsyncLifetime
{
    private readonly FakeTimeProvider _time = new();
    private readonly FakeCluster _cluster = new();
    private readonly RunOptions _options = new();
    private readonly ClusterMembership _membership;
    private int _parts;

    public ClusterMembershipTests() =>
        _membership = new ClusterMembership(
            _cluster,
            _cluster,
            _cluster,
            new ClusterSeat(new NodeName("node/1/abcd"), NodeKind.Worker, "1.0", 12),
            _options,
            _time,
            NullLogger<ClusterMembership>.Instance
        )
        {
            HeldParts = () => _parts,
        };

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public ValueTask DisposeAsync() => _membership.DisposeAsync();

    [Fact]
    public async Task It_wants_no_places_without_work_and_no_more_than_the_clusters_with_it()
    {
        _membership.Start();
        _cluster.Ceiling.ShouldBe(0);
        (await _cluster.NextAsync()).PlacesWanted.ShouldBe(0);

        _parts = 1;
        _membership.Wake();

        var report = await _cluster.NextAsync();
        report.PlacesWanted.ShouldBe(12);
        report.Parts.ShouldBe(1);
        report.Ceiling.ShouldBe(12);
        report.AliveFor.ShouldBe(_options.LeaseDuration);
        Until(() => _cluster.Ceiling == 12);
        _membership.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task It_checks_in_every_heartbeat()
    {
        _membership.Start();
        await _cluster.NextAsync();
        for (var i = 0; i < 5; i++)
        {
            Until(() => _membership.IsAlive);
            await BeatAsync();
        }
    }

    [Fact]
    public async Task Away_from_the_database_it_keeps_its_share_as_long_as_it_counts_as_alive_and_then_has_none()
    {
        _parts = 1;
        _membership.Start();
        await _cluster.NextAsync();
        Until(() => _cluster.Ceiling == 12);

        _cluster.Answer = FakeCluster.Away;
        var begun = _time.GetTimestamp();
        while (_time.GetElapsedTime(begun) < _options.LeaseDuration - _options.HeartbeatInterval)
        {
            _cluster.Ceiling.ShouldBe(12);
            await BeatAsync();
        }

        while (_cluster.Ceiling != 0)
        {
            await BeatAsync();
        }

        _time
            .GetElapsedTime(begun)
            .ShouldBeInRange(
                _options.LeaseDuration - _options.HeartbeatInterval,
                // The clock goes on while a busy machine lets the node wait.
                3 * _options.LeaseDuration
            );
        _membership.IsAlive.ShouldBeFalse();

        _cluster.Answer = (_, _) => Task.FromResult(5);
        await BeatAsync();
        Until(() => _cluster.Ceiling == 5);
        _membership.IsAlive.ShouldBeTrue();
    }

    [Fact]
    public async Task A_database_that_does_not_answer_holds_up_no_lapse()
    {
        _parts = 1;
        _membership.Start();
        await _cluster.NextAsync();
        Until(() => _cluster.Ceiling == 12);
        _cluster.Answer = FakeCluster.Never;
        await BeatAsync();

        _time.Advance(_options.LeaseDuration);
        Until(() => _cluster.Ceiling == 0);
    }

    [Fact]
    public async Task A_sign_of_life_counts_from_when_it_was_given_however_late_its_answer()
    {
        _cluster.Answer = (_, _) =>
        {
            _cluster.Answer = FakeCluster.Away;
            _time.Advance(_options.LeaseDuration - TimeSpan.FromMilliseconds(1));
            return Task.FromResult(12);
        };
        _membership.Start();
        await _membership.Joined;
        _membership.IsAlive.ShouldBeTrue();

        _time.Advance(TimeSpan.FromMilliseconds(1));

        _membership.IsAlive.ShouldBeFalse();
    }

    [Fact]
    public async Task It_takes_leave_and_gives_its_places_up()
    {
        _parts = 1;
        _membership.Start();
        await _membership.Joined;

        await _membership.LeaveAsync(CancellationToken.None);

        _cluster.Left.ShouldBe(["node/1/abcd"]);
        _cluster.Ceiling.ShouldBe(0);
    }

    [Fact]
    public async Task A_defect_at_one_sign_of_life_ends_none_of_the_next()
    {
        _cluster.Answer = (_, _) => Task.FromException<int>(new InvalidOperationException("a defect"));
        _membership.Start();
        await _cluster.NextAsync();
        _cluster.Answer = (_, _) => Task.FromResult(3);

        await BeatAsync();

        await _membership.Joined.WaitAsync(TimeSpan.FromSeconds(20));
        _cluster.Ceiling.ShouldBe(3);
    }

    // Moves the clock, in steps, until the next sign of life was given: its wait may begin only after the first move.
    private async Task BeatAsync()
    {
        var next = _cluster.NextAsync();
        while (!next.IsCompleted)
        {
            _time.Advance(_options.HeartbeatInterval / 10);
            SpinWait.SpinUntil(() => next.IsCompleted, TimeSpan.FromMilliseconds(5));
        }

        await next;
    }

    private static void Until(Func<bool> isSo) => SpinWait.SpinUntil(isSo, TimeSpan.FromSeconds(20)).ShouldBeTrue();
}
