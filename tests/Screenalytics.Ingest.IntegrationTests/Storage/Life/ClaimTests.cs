using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Cluster;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class ClaimTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Twenty_claimers_share_twenty_parts()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        await store.AdmitAsync(OfPeople(People(20), partSize: 1), None);

        var leases = await Task.WhenAll(
            Enumerable.Range(0, 20).Select(number => store.ClaimAsync($"node-{number}", null, None))
        );

        leases.Select(lease => lease.ShouldNotBeNull().Part).Order().ShouldBe(Enumerable.Range(0, 20));
        leases.ShouldAllBe(lease => lease!.Epoch == 1 && lease.TakenFrom == null);
        (await store.ClaimAsync("late", null, None)).ShouldBeNull();
    }

    [Fact]
    public async Task The_oldest_part_goes_first_and_a_run_can_be_asked_for()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var (first, second) = (OfPeople(People(4), partSize: 2), Of(Episode()));
        await store.AdmitAsync(second, None);
        await store.AdmitAsync(first, None);

        (await store.MustClaimAsync("a", second.RunId)).Run.RunId.ShouldBe(second.RunId);
        (await store.MustClaimAsync("a")).Part.ShouldBe(0);
        (await store.MustClaimAsync("b")).Part.ShouldBe(1);
        (await store.ClaimAsync("b", null, None)).ShouldBeNull();
    }

    [Fact]
    public async Task A_small_run_does_not_wait_for_a_big_ones_last_part()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var (big, small) = (OfPeople(People(10), partSize: 1), Of(Episode()));
        await store.AdmitAsync(big, None);
        (await store.MustClaimAsync("a")).Run.RunId.ShouldBe(big.RunId);
        await store.AdmitAsync(small, None);

        (await store.MustClaimAsync("a")).Run.RunId.ShouldBe(small.RunId);
        (await store.MustClaimAsync("a")).Run.RunId.ShouldBe(big.RunId);
    }

    [Fact]
    public async Task What_is_given_back_is_taken_up_at_once_and_by_no_takeover()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        await store.AdmitAsync(Of(Episode()), None);
        var first = await store.MustClaimAsync("a");

        await store.ReleaseAsync([first], None);
        var second = await store.MustClaimAsync("b");
        await store.ReleaseAsync([first], None);

        (second.Epoch, second.Attempt, second.TakenFrom).ShouldBe((2, 2, null));
        second.StartedAt.ShouldBe(first.StartedAt);
        (await store.ClaimAsync("c", null, None)).ShouldBeNull();
        (await store.RenewAsync([first, second], None)).Select(answer => answer.Held).ShouldBe([false, true]);
        (await database.CountAsync("screenalytics_ingest.run_takeover")).ShouldBe(0);
    }

    [Fact]
    public async Task A_lease_that_is_over_lasts_until_somebody_takes_the_part()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var fleeting = database.NewStore(NoLease);
        await store.AdmitAsync(Of(Episode()), None);
        var lease = await fleeting.MustClaimAsync("a");

        (await store.RenewAsync([lease], None)).ShouldBe([new LeaseAnswer(lease, true, RunStop.None)]);
        (await store.ClaimAsync("b", null, None)).ShouldBeNull();
        await fleeting.RenewAsync([lease], None);
        var taken = await store.MustClaimAsync("b");

        (taken.Epoch, taken.Attempt, taken.TakenFrom).ShouldBe((2, 2, "a"));
        (await store.RenewAsync([lease, taken], None)).Select(answer => answer.Held).ShouldBe([false, true]);
        (
            await database.ScalarAsync<string>(
                "SELECT concat_ws('|', part, epoch, from_node, to_node) FROM screenalytics_ingest.run_takeover"
            )
        ).ShouldBe("0|2|a|b");
    }

    [Fact]
    public async Task Signs_of_life_do_not_queue_behind_batches()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var lease = await store.BeginAsync(Of(Episode(), owner: "a"));
        var cluster = new PostgresClusterStore(database.Source, () => 0.5);
        var busy = await Task.WhenAll(
            Enumerable
                .Range(0, database.Source.Options.MaxPoolSize)
                .Select(_ => database.Source.Connections.OpenConnectionAsync(None).AsTask())
        );

        (await store.RenewAsync([lease], None))[0].Held.ShouldBeTrue();
        await cluster.CheckInAsync(
            new NodeReport("a", NodeKind.Worker, "h", 1, "v", "b", false, 1, 0, 4, 4, TimeSpan.FromSeconds(6)),
            None
        );

        foreach (var connection in busy)
        {
            await connection.DisposeAsync();
        }
    }

    [Fact]
    public async Task Holders_hear_of_a_cancellation_and_of_a_failure_elsewhere()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = OfPeople(People(3), partSize: 1);
        await store.AdmitAsync(run, None);
        PartLease[] leases = [await store.MustClaimAsync("a"), await store.MustClaimAsync("b")];

        await store.EndAsync(
            leases[0],
            new PartEnd { Failure = new(Contracts.Failures.FailureCode.BackendUnavailable, "away") }
        );
        (await store.RenewAsync(leases, None)).ShouldBe([
            new LeaseAnswer(leases[0], false, RunStop.Failed),
            new LeaseAnswer(leases[1], true, RunStop.Failed),
        ]);
        (await store.ClaimAsync("c", null, None)).ShouldBeNull();
        (await store.CancelAsync(run.RunId, "me", Conclude, None)).Found.ShouldBeTrue();
        (await store.RenewAsync(leases, None))[1].Stop.ShouldBe(RunStop.Cancelled);
    }
}
