using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Migrating;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class PastTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Only_whole_runs_of_the_target_that_are_trusted_are_its_history_the_latest_first()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var target = Episode();
        await RunAsync(store, target, seeded: 9, empty: 1);
        await RunAsync(store, target, seeded: 6, empty: 4, status: RunStatus.Partial);
        await RunAsync(store, target, seeded: 0, empty: 10, status: RunStatus.Error);
        await RunAsync(store, target, seeded: 0, empty: 10, status: RunStatus.Cancelled);
        await RunAsync(store, target, seeded: 0, empty: 10, suspect: true);
        await RunAsync(store, target, seeded: 0, empty: 10, change: request => request with { DryRun = true });
        await RunAsync(
            store,
            target,
            seeded: 0,
            empty: 10,
            change: request => request with { RetryOf = Guid.NewGuid() }
        );
        await RunAsync(
            store,
            target,
            seeded: 0,
            empty: 10,
            change: request => request with { Trigger = RunTriggers.Gate }
        );
        await RunAsync(store, Episode(), seeded: 0, empty: 10);

        var facts = await RunAsync(store, target, seeded: 5, empty: 5);

        facts.History.ShouldBe([new EmptyShare(4, 10), new EmptyShare(1, 10)]);
        (await store.EmptySharesAsync(target.Key, None)).ShouldBe([
            new EmptyShare(5, 10),
            new EmptyShare(4, 10),
            new EmptyShare(1, 10),
        ]);
    }

    [Fact]
    public async Task A_database_without_a_history_has_none()
    {
        await using var database = await CreateAsync(postgres);

        (await database.NewStore().EmptySharesAsync(Episode().Key, None)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public async Task A_database_of_an_older_version_has_no_history_for_a_dry_run(int version)
    {
        await using var database = await CreateAsync(postgres);
        foreach (var file in MigrationFiles.All.Where(file => file.Version <= version))
        {
            await database.ExecuteAsync(file.Sql);
        }

        (await database.NewStore().EmptySharesAsync(Episode().Key, None)).ShouldBeEmpty();
    }

    private static async Task<RunFacts> RunAsync(
        PostgresRunStore store,
        SyncTarget target,
        int seeded,
        int empty,
        RunStatus status = RunStatus.Ok,
        bool suspect = false,
        Func<SyncRequest, SyncRequest>? change = null
    )
    {
        var run = Of(target, owner: "a");
        var lease = await store.BeginAsync(run with { Request = (change ?? (same => same))(run.Request) });
        RunFacts? kept = null;
        await store.EndPartAsync(
            lease,
            new PartEnd(),
            facts =>
            {
                kept = facts;
                return Conclude(facts) with
                {
                    Status = status,
                    Suspect = suspect,
                    SeededPeople = seeded,
                    FallbackPeople = empty / 2,
                    EmptyPeople = empty - (empty / 2),
                };
            },
            None
        );
        return kept.ShouldNotBeNull();
    }
}
