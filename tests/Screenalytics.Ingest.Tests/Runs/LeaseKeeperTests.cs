using Microsoft.Extensions.Logging.Abstractions;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Tests.Runs;

public sealed class LeaseKeeperTests : RunTestBase
{
    [Fact]
    public async Task A_beat_tells_of_a_takeover()
    {
        await using var keeper = NewKeeper();
        var lease = await LeaseAsync();
        using var held = keeper.Hold(lease);

        Store.TakeOver(lease, "next");

        await EndedAsync(held);
        held.IsLost.ShouldBeTrue();
    }

    [Fact]
    public async Task A_beat_tells_of_a_cancellation()
    {
        await using var keeper = NewKeeper();
        var lease = await LeaseAsync();
        using var held = keeper.Hold(lease);

        await NewDoor().CancelAsync(lease.Run.RunId, "op", default);

        await EndedAsync(held);
        held.IsLost.ShouldBeFalse();
        held.Stop.ShouldBe(RunStop.Cancelled);
    }

    [Fact]
    public async Task A_beat_that_fails_is_followed_by_the_next()
    {
        await using var keeper = NewKeeper();
        var lease = await LeaseAsync();
        Store.RenewalsThatFail = 3;
        using var held = keeper.Hold(lease);

        Store.TakeOver(lease, "next");

        await EndedAsync(held);
        Store.RenewalsThatFail.ShouldBe(0);
    }

    [Fact]
    public async Task What_is_let_go_of_is_renewed_no_more()
    {
        await using var keeper = NewKeeper();
        var changes = 0;
        keeper.Changed += (_, _) => changes++;
        keeper.Hold(await LeaseAsync()).Dispose();

        keeper.Count.ShouldBe(0);
        changes.ShouldBe(2);
    }

    private async Task<PartLease> LeaseAsync()
    {
        var request = new SyncRequest(PeopleTarget.Of([Guid.NewGuid()])) { Trigger = RunTriggers.Http };
        await NewDoor().SubmitAsync(new RunSubmission(request), default);
        return (await Store.ClaimAsync("here", null, default)).ShouldNotBeNull();
    }

    private LeaseKeeper NewKeeper() => new(Store, RunOptions, TimeProvider.System, NullLogger<LeaseKeeper>.Instance);

    private static Task EndedAsync(HeldLease held)
    {
        var ended = new TaskCompletionSource();
        held.Ended.Register(() => ended.TrySetResult());
        return ended.Task.WaitAsync(TimeSpan.FromSeconds(30), TimeProvider.System);
    }
}
