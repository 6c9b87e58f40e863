using Screenalytics.Ingest.Contracts.Scheduling;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>What becomes of a schedule that comes due, on a real scheduler and store.</summary>
public sealed class FiringTests(PostgresFixture postgres)
{
    [Fact]
    public async Task A_run_in_the_way_is_skipped_by_its_id_and_a_pause_starts_nothing()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var schedule = SchedulingNode.Every("*/1 * * * * ?") with { Jitter = TimeSpan.FromMinutes(2) };
        await using var node = await SchedulingNode.Create(database.ConnectionString, "n/1", schedule).StartAsync();
        await FiresAsync(node, fires => fires.Count >= 2);

        var fires = (await node.Board.FindAsync("nightly", CancellationToken.None))!.LastFires;
        fires[^1].Outcome.ShouldBe(ScheduleFireOutcome.Started);
        fires[^2].Outcome.ShouldBe(ScheduleFireOutcome.Skipped);
        fires[^2].RunId.ShouldBe(fires[^1].RunId);
        node.Door.Asked.First().Delay.ShouldBe(TimeSpan.FromMinutes(1));
        node.Door.Asked.First().Request.Trigger.ShouldBe(RunTriggers.Schedule);

        (await node.Board.PauseAsync("nightly", "moving house", "ada", CancellationToken.None)).ShouldBe(true);
        (await node.Board.PauseAsync("nightly", "again", "bob", CancellationToken.None)).ShouldBe(false);
        await FiresAsync(node, all => all[0].Outcome == ScheduleFireOutcome.Paused);
        var view = (await node.Board.ListAsync(CancellationToken.None)).ShouldHaveSingleItem();
        (view.Paused, view.PausedBy, view.PauseReason).ShouldBe((true, "ada", "moving house"));
        view.LastFires[0].RunId.ShouldBeNull();

        (await node.Board.ResumeAsync("nightly", "ada", CancellationToken.None)).ShouldBe(true);
        (await node.Board.ResumeAsync("nightly", "ada", CancellationToken.None)).ShouldBe(false);
        await FiresAsync(node, all => all[0].Outcome == ScheduleFireOutcome.Skipped);
        (await node.Board.PauseAsync("weekly", null, null, CancellationToken.None)).ShouldBeNull();

        var triggered = await node.Board.TriggerAsync("nightly", RunTriggers.Http, "ada", null, CancellationToken.None);
        triggered!.Kind.ShouldBe(AdmissionKind.Attached);
        triggered.RunId.ShouldBe(fires[^1].RunId!.Value);
    }

    [Fact]
    public async Task A_fire_that_can_not_ask_for_its_run_tries_again_until_it_can()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var soon = TimeProvider.System.GetUtcNow().AddSeconds(3);
        var schedule = SchedulingNode.Every($"{soon.Second} {soon.Minute} {soon.Hour} * * ?");
        await using var node = SchedulingNode.Create(database.ConnectionString, "n/1", schedule);
        node.Door.Before = (attempt, _) =>
            attempt < 3 ? Task.FromException(new TimeoutException("The database is away.")) : Task.CompletedTask;
        await node.StartAsync();

        var fires = await FiresAsync(node, all => all.Count == 1);

        fires[0].Outcome.ShouldBe(ScheduleFireOutcome.Started);
        node.Door.Asked.Count.ShouldBe(3);
        node.Door.Asked.Select(ask => ask.Request.ScheduledFor).Distinct().ShouldHaveSingleItem();
    }

    [Fact]
    public async Task A_list_that_can_not_be_read_is_refused_with_the_reason()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var schedule = SchedulingNode.Every("*/1 * * * * ?") with
        {
            Target = new ScheduleTarget { PeopleFile = "/gone/people.txt" },
        };
        await using var node = await SchedulingNode.Create(database.ConnectionString, "n/1", schedule).StartAsync();

        var fires = await FiresAsync(node, all => all.Count > 0);

        fires[0].Outcome.ShouldBe(ScheduleFireOutcome.Refused);
        fires[0].Detail!.ShouldContain("/gone/people.txt");
        fires[0].Late.ShouldBeFalse();
        node.Door.Asked.ShouldBeEmpty();
        await Should.ThrowAsync<ScheduleRefusedException>(() =>
            node.Board.TriggerAsync("nightly", RunTriggers.Http, null, null, CancellationToken.None)
        );
    }

    private static async Task<IReadOnlyList<ScheduleFire>> FiresAsync(
        SchedulingNode node,
        Func<IReadOnlyList<ScheduleFire>, bool> condition
    )
    {
        IReadOnlyList<ScheduleFire> fires = [];
        await Wait.UntilAsync(
            async () =>
            {
                fires = (await node.Board.FindAsync("nightly", CancellationToken.None))!.LastFires;
                return condition(fires);
            },
            node.Log.ToString
        );
        return fires;
    }
}
