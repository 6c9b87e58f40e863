using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class FenceTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Who_was_taken_over_from_writes_nothing_any_more()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var old = await database.NewStore(NoLease).BeginAsync(Of(Episode(), owner: "a"));
        await store.CheckReadyAsync(forWriting: true, None);
        var bank = store.OpenFaceBank(old);
        await bank.FileAsync([Seeded(Guid.NewGuid(), "k")], None);
        await store.AddPeopleAsync(old, 0, People(3), None);

        var taken = await store.MustClaimAsync("b");

        (taken.Epoch, taken.TakenFrom).ShouldBe((2, "a"));
        await ShouldBeTakenOverAsync(() => bank.FileAsync([Seeded(Guid.NewGuid(), "k")], None), old);
        await ShouldBeTakenOverAsync(() => bank.FileAsync([Seeded(Guid.NewGuid())], None), old);
        await ShouldBeTakenOverAsync(() => store.AddPeopleAsync(old, 0, People(3), None), old);
        await ShouldBeTakenOverAsync(() => store.OpenPartAsync(old, People(3), None), old);
        await ShouldBeTakenOverAsync(() => store.RecordShowAsync(old, Guid.NewGuid(), None), old);
        await ShouldBeTakenOverAsync(() => store.CompleteCastAsync(old, null, (1, 0), [], None), old);
        await ShouldBeTakenOverAsync(() => store.EndAsync(old), old);
        (await database.CountAsync()).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.run_batch")).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.run_part WHERE state = 1")).ShouldBe(1);
        (await store.KnownPeopleAsync(old.Run.RunId, None)).Length.ShouldBe(3);
        (await store.OpenFaceBank(taken).FileAsync([Seeded(Guid.NewGuid(), "k")], None))[0].InsertedCount.ShouldBe(1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paused_holder_s_open_transaction_is_cut(bool cancels)
    {
        await using var database = await CreateMigratedAsync(postgres);
        await using var paused = Open(database.ConnectionString, node: "machine/1/ab12");
        await using var bystander = Open(database.ConnectionString, node: "other/machine/1/ab12x");
        var store = database.NewStore();
        var old = await paused.NewStore(NoLease).BeginAsync(Of(Episode(), owner: "machine/1/ab12"));
        await using var held = await paused.Source.Connections.OpenConnectionAsync(None);
        await using var inFence = await held.BeginTransactionAsync(None);
        await HoldFenceAsync(inFence, old);
        await using var other = await bystander.Source.Connections.OpenConnectionAsync(None);
        await using var elsewhere = await other.BeginTransactionAsync(None);
        await new NpgsqlCommand("SELECT pg_current_xact_id()", other).ExecuteScalarAsync(None);
        var start = TimeProvider.System.GetTimestamp();

        if (cancels)
        {
            (await store.CancelAsync(old.Run.RunId, null, Conclude, None)).Found.ShouldBeTrue();
        }
        else
        {
            (await store.MustClaimAsync("b")).TakenFrom.ShouldBe("machine/1/ab12");
        }

        TimeProvider.System.GetElapsedTime(start).ShouldBeLessThan(TimeSpan.FromSeconds(3));
        await Should.ThrowAsync<NpgsqlException>(() => inFence.CommitAsync(None));
        await elsewhere.CommitAsync(None);
        await ShouldBeTakenOverAsync(() => paused.NewStore().EndAsync(old), old);
    }

    [Fact]
    public async Task A_batch_under_way_is_waited_for()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var old = await database.NewStore(NoLease).BeginAsync(Of(Episode(), owner: "a"));
        await using var connection = await database.Source.Connections.OpenConnectionAsync(None);
        await using var batch = await connection.BeginTransactionAsync(None);
        await HoldFenceAsync(batch, old);

        var claim = store.ClaimAsync("b", null, None);
        await WaitsForLockAsync(database);
        claim.IsCompleted.ShouldBeFalse();
        await batch.CommitAsync(None);

        (await claim).ShouldNotBeNull().Epoch.ShouldBe(2);
    }

    internal static async Task HoldFenceAsync(NpgsqlTransaction transaction, PartLease lease)
    {
        await using var command = new NpgsqlCommand(
            $"SELECT screenalytics_ingest.hold_fence('{lease.Run.RunId}', {lease.Part}, {lease.Epoch})",
            transaction.Connection,
            transaction
        );
        await command.ExecuteNonQueryAsync(None);
    }

    private static async Task WaitsForLockAsync(StorageDatabase database)
    {
        while (
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'"
            ) == 0
        )
        {
            await Task.Yield();
        }
    }
}
