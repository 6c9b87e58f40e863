using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class LifeOutageTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task Every_step_whose_commit_is_not_answered_is_done_once(int millisecondsLate)
    {
        await using var direct = await CreateMigratedAsync(postgres);
        var people = People(5);
        var lease = await Cut(store => store.BeginAsync(Of(Episode(), owner: "a") with { Key = new("k", "f") }));
        await Cut(store => Done(store.AddPeopleAsync(lease, 0, people.AsMemory(..3), None)));
        await Cut(store => Done(store.OpenPartAsync(lease, people.AsMemory(3..), None)));
        await Cut(store => Done(store.RecordShowAsync(lease, people[0], None)));
        await Cut(store => Done(store.CompleteCastAsync(lease, null, (2, 1), ["one"], None)));
        await Cut(async store =>
        {
            await store.CheckReadyAsync(forWriting: true, None);
            return await store.OpenFaceBank(lease).FileAsync([Seeded(people[0], "k")], None);
        });
        (await Cut(store => store.EndAsync(lease, new PartEnd { Warnings = ["two"] }))).ShouldBeNull();
        // Whether a claim whose answer is lost was committed cannot be told from it: its part comes free again.
        var second = await direct.NewStore().MustClaimAsync("b");
        var report = await Cut(store => store.EndAsync(second, new PartEnd { CastCalls = (1, 0) }));

        (lease.Epoch, second.Part, second.Epoch, second.ShowId).ShouldBe((1, 1, 1, people[0]));
        report.ShouldNotBeNull().Warnings.ShouldBe(["one", "two"]);
        (report.People, report.SeededPeople, report.Calls.Cast, report.Calls.Retries).ShouldBe((5, 1, 3, 1));
        (await direct.NewStore().KnownPeopleAsync(lease.Run.RunId, None)).ShouldBe(people);
        (await direct.CountAsync("screenalytics_ingest.run_part")).ShouldBe(2);
        (await direct.CountAsync("screenalytics_ingest.run_batch")).ShouldBe(1);

        async Task<T> Cut<T>(Func<Ingest.Storage.PostgresRunStore, Task<T>> step)
        {
            await using var proxy = new CuttingProxy(
                () => OutageTests.Connect(direct.ConnectionString),
                cuts: 1,
                Late()
            );
            await using var database = Open(OutageTests.Through(direct.ConnectionString, proxy.Port));
            var result = await step(database.NewStore());
            proxy.CutsLeft.ShouldBeLessThanOrEqualTo(0);
            return result;
        }

        // Late enough for the client to come back first, while its first attempt is at its COMMIT still.
        TimeSpan Late() => TimeSpan.FromMilliseconds(millisecondsLate);

        static async Task<bool> Done(Task task)
        {
            await task;
            return true;
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(400)]
    public async Task A_cancellation_whose_commit_is_not_answered_ends_the_run_and_says_so(int millisecondsLate)
    {
        await using var direct = await CreateMigratedAsync(postgres);
        var run = Of(Episode());
        await direct.NewStore().AdmitAsync(run, None);
        await using var proxy = new CuttingProxy(
            () => OutageTests.Connect(direct.ConnectionString),
            cuts: 1,
            TimeSpan.FromMilliseconds(millisecondsLate)
        );
        await using var database = Open(OutageTests.Through(direct.ConnectionString, proxy.Port));

        var cut = await database.NewStore().CancelAsync(run.RunId, "me", CancelledNow, None);
        var again = await direct.NewStore().CancelAsync(run.RunId, "me", CancelledNow, None);

        proxy.CutsLeft.ShouldBeLessThanOrEqualTo(0);
        cut.Found.ShouldBeTrue();
        cut.Ended.ShouldNotBeNull().Status.ShouldBe(Contracts.Sync.RunStatus.Cancelled);
        again.ShouldBe(new Cancellation(true, null));
    }

    [Fact]
    public async Task Of_a_cancellation_that_was_undone_and_repeated_the_report_that_stands_is_told()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore(TimeSpan.FromMinutes(5));
        var run = Of(Episode());
        await store.AdmitAsync(run, None);
        await database.ExecuteAsync(
            $"""
            CREATE SEQUENCE ended;
            CREATE FUNCTION undo() RETURNS trigger LANGUAGE plpgsql AS $$
            BEGIN
                IF nextval('ended') = 1 THEN RAISE EXCEPTION 'undone' USING ERRCODE = '40001'; END IF;
                RETURN NULL;
            END $$;
            CREATE CONSTRAINT TRIGGER undo AFTER UPDATE OF report ON screenalytics_ingest.run
                DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION undo();
            """
        );
        var concluded = 0;

        var undone = await store.CancelAsync(
            run.RunId,
            "me",
            facts =>
            {
                concluded++;
                return CancelledNow(facts);
            },
            None
        );

        concluded.ShouldBe(2);
        var recorded = await database.ScalarAsync<string>(
            "SELECT report ->> 'finished_at' FROM screenalytics_ingest.run"
        );
        DateTimeOffset
            .Parse(recorded, System.Globalization.CultureInfo.InvariantCulture)
            .ShouldBe(undone.Ended.ShouldNotBeNull().FinishedAt);
    }

    private static Contracts.Sync.SyncReport CancelledNow(RunFacts facts) =>
        Conclude(facts) with
        {
            FinishedAt = TimeProvider.System.GetUtcNow(),
        };

    [Fact]
    public async Task Everything_works_through_a_pooler_in_transaction_mode()
    {
        await using var direct = await CreateMigratedAsync(postgres);
        await using var pooler = await PgBouncer.StartAsync(direct.ConnectionString);
        await using var database = Open(pooler.ConnectionString, node: "b");
        await using var paused = Open(pooler.ConnectionString, node: "a");
        var store = database.NewStore();
        var run = OfPeople(People(40), partSize: 10);
        await store.CheckReadyAsync(forWriting: true, None);
        await store.AdmitAsync(run, None);
        var lost = await paused.NewStore(NoLease).MustClaimAsync("a");
        await using var held = await paused.Source.Connections.OpenConnectionAsync(None);
        await using var open = await held.BeginTransactionAsync(None);
        await FenceTests.HoldFenceAsync(open, lost);

        var reports = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => WorkAsync()));

        reports.Single(report => report is not null)!.SeededPeople.ShouldBe(40);
        (await direct.CountAsync("screenalytics_ingest.run_takeover")).ShouldBe(1);
        await ShouldBeTakenOverAsync(() => store.EndAsync(lost), lost);

        async Task<Contracts.Sync.SyncReport?> WorkAsync()
        {
            var lease = await store.MustClaimAsync("b");
            var people = await store.PendingPeopleAsync(lease, None);
            await store.OpenFaceBank(lease).FileAsync([.. people.Select(person => Seeded(person, "k"))], None);
            (await store.RenewAsync([lease], None))[0].Held.ShouldBeTrue();
            return await store.EndAsync(lease);
        }
    }
}
