using System.Text.Json;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage.Life;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Storage.Targets;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Targets;

public sealed class TargetStateTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Fact]
    public async Task Every_change_is_one_event_and_what_stays_is_none()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var target = Episode();
        var well = await RunAsync(store, target, RunStatus.Ok);
        await RunAsync(store, target, RunStatus.Error);
        await RunAsync(store, target, RunStatus.Error);
        await RunAsync(store, target, RunStatus.Ok, suspect: true);
        await RunAsync(store, target, RunStatus.Cancelled);
        await RunAsync(store, target, RunStatus.Ok, change: request => request with { DryRun = true });
        await RunAsync(store, target, RunStatus.Error, change: request => request with { RetryOf = well });
        await RunAsync(store, target, RunStatus.Error, change: request => request with { Trigger = RunTriggers.Gate });
        (await new PostgresTargets(database.Source, () => 0.5).TargetsAsync(None))
            .ShouldHaveSingleItem()
            .LastOkRunId.ShouldBe(well);
        var mended = await RunAsync(store, target, RunStatus.Ok, change: request => request with { RetryOf = well });
        await RunAsync(store, target, RunStatus.Partial);

        var events = await EventsAsync(database);
        events.Select(one => one.Event).ShouldBe([TargetEvents.Broken, TargetEvents.Suspect, TargetEvents.Fixed]);
        events.Select(one => one.PreviousState).ShouldBe([TargetState.Ok, TargetState.Broken, TargetState.Suspect]);
        events.Select(one => one.EventId).Distinct().Count().ShouldBe(3);
        (events[0].Target, events[0].LastOkRunId, events[0].Status).ShouldBe((target.Key, well, RunStatus.Error));
        (events[2].RunId, events[2].LastOkRunId).ShouldBe((mended, mended));
        var view = (await new PostgresTargets(database.Source, () => 0.5).TargetsAsync(None)).ShouldHaveSingleItem();
        (view.State, view.Target, view.LastOkRunId).ShouldBe((TargetState.Ok, target, view.LastRunId));
        view.Since.ShouldBeLessThan(view.LastRunAt);
    }

    [Fact]
    public async Task Parts_that_end_at_once_tell_once()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        for (var round = 0; round < 5; round++)
        {
            var run = OfPeople(People(8), partSize: 1);
            await store.AdmitAsync(run, None);
            var leases = await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => store.MustClaimAsync("a", run.RunId)));
            var broken = new PartEnd { Failure = new(FailureCode.BackendUnavailable, "away") };

            await Task.WhenAll(leases.Select(lease => store.EndAsync(lease, broken)));
        }

        var events = await EventsAsync(database);
        events.Select(one => one.Event).ShouldBe(Enumerable.Repeat(TargetEvents.Broken, 5));
    }

    [Fact]
    public async Task A_run_s_end_its_target_s_state_and_the_event_are_there_together_or_not_at_all()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        await database.ExecuteAsync(
            "ALTER TABLE screenalytics_ingest.webhook_event ADD CHECK (kind <> 'target.broken')"
        );

        await Should.ThrowAsync<RunStoppedException>(() => RunAsync(store, Episode(), RunStatus.Error));

        (await database.CountAsync("screenalytics_ingest.run WHERE status = 2")).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.target_state")).ShouldBe(0);
        (await database.CountAsync("screenalytics_ingest.webhook_event")).ShouldBe(0);
    }

    [Fact]
    public async Task Of_many_who_look_one_finds_what_has_grown_stale()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var (old, fresh, broken) = (Episode(), Episode(), Episode());
        await RunAsync(store, old, RunStatus.Ok);
        // A list that was made by hand is synced when somebody likes to.
        await RunAsync(store, PeopleTarget.Of(People(2)), RunStatus.Ok);
        await RunAsync(store, broken, RunStatus.Error);
        await database.ExecuteAsync(
            "UPDATE screenalytics_ingest.target_state SET last_ok_at = now() - interval '3 days'"
        );
        await RunAsync(store, fresh, RunStatus.Ok);
        var targets = new PostgresTargets(database.Source, () => 0.5);

        var found = await Task.WhenAll(
            Enumerable.Range(0, 8).Select(_ => targets.MarkStaleAsync(TimeSpan.FromDays(2), None))
        );

        found.SelectMany(keys => keys).ShouldBe([old.Key]);
        (await EventsAsync(database)).Select(one => one.Event).ShouldBe([TargetEvents.Broken, TargetEvents.Stale]);
        await RunAsync(store, old, RunStatus.Ok);
        var events = await EventsAsync(database);
        (events[^1].Event, events[^1].PreviousState).ShouldBe((TargetEvents.Fixed, TargetState.Stale));
    }

    private static async Task<Guid> RunAsync(
        PostgresRunStore store,
        SyncTarget target,
        RunStatus status,
        bool suspect = false,
        Func<SyncRequest, SyncRequest>? change = null
    )
    {
        var run = Of(target, owner: "a");
        var lease = await store.BeginAsync(run with { Request = (change ?? (same => same))(run.Request) });
        await store.EndPartAsync(
            lease,
            new PartEnd(),
            facts => Conclude(facts) with { Status = status, Suspect = suspect },
            None
        );
        return run.RunId;
    }

    internal static async Task<List<TargetEvent>> EventsAsync(StorageDatabase database)
    {
        await using var command = database.Source.Connections.CreateCommand(
            "SELECT payload FROM screenalytics_ingest.webhook_event ORDER BY number"
        );
        await using var row = await command.ExecuteReaderAsync();
        List<TargetEvent> events = [];
        while (await row.ReadAsync())
        {
            events.Add(JsonSerializer.Deserialize(row.GetString(0), RunsJson.Default.TargetEvent)!);
        }

        return events;
    }
}
