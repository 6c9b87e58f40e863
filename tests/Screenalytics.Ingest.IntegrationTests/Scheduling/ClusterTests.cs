using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>Several workers' schedulers over one real database.</summary>
public sealed class ClusterTests(PostgresFixture postgres)
{
    private const string Fires = "SELECT count(*) FROM screenalytics_ingest.schedule_fire";

    [Fact]
    public async Task Three_that_first_start_together_fire_each_due_time_once()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var schedule = SchedulingNode.Every("*/1 * * * * ?");
        SchedulingNode[] nodes =
        [
            .. Enumerable.Range(1, 3).Select(n => SchedulingNode.Create(database.ConnectionString, $"n/{n}", schedule)),
        ];
        try
        {
            await Task.WhenAll(nodes.Select(node => node.StartAsync()));
            await Wait.UntilAsync(
                async () => await database.ScalarAsync<long>(Fires) >= 6,
                () => string.Join('\n', nodes.Select(node => node.Log))
            );
        }
        finally
        {
            await Task.WhenAll(nodes.Select(node => node.StopAsync()));
        }

        var due = nodes.SelectMany(node => node.Door.Asked).Select(ask => ask.Request.ScheduledFor!.Value).ToList();
        due.ShouldBeUnique();
        due.Sort();
        due.ShouldAllBe(time => time.Millisecond == 0);
        (due[^1] - due[0]).TotalSeconds.ShouldBe(due.Count - 1, string.Join('\n', nodes.Select(node => node.Log)));
        foreach (var node in nodes)
        {
            await node.DisposeAsync();
        }
    }

    [Fact]
    public async Task What_a_worker_began_that_died_is_taken_over_under_its_own_due_time()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var now = TimeProvider.System.GetUtcNow();
        var minute = now.Second < 50 ? now.AddSeconds(4) : now.AddSeconds(15);
        var schedule = SchedulingNode.Every($"{minute.Second} {minute.Minute} {minute.Hour} * * ?");
        var died = SchedulingNode.Create(database.ConnectionString, "n/1", schedule);
        var begun = new TaskCompletionSource();
        died.Door.Before = (_, token) =>
        {
            begun.TrySetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, token);
        };
        await died.StartAsync();
        await begun.Task.WaitAsync(
            TimeSpan.FromSeconds(60),
            TimeProvider.System,
            TestContext.Current.CancellationToken
        );
        await died.CutAsync();

        await using var heir = await SchedulingNode.Create(database.ConnectionString, "n/2", schedule).StartAsync();
        await Wait.UntilAsync(() => !heir.Door.Asked.IsEmpty, heir.Log.ToString);

        var asked = heir.Door.Asked.ShouldHaveSingleItem().Request;
        asked.ScheduledFor!.Value.Second.ShouldBe(minute.Second, heir.Log.ToString());
        asked.ScheduledFor.ShouldBe(died.Door.Asked.ShouldHaveSingleItem().Request.ScheduledFor);
        NpgsqlConnection.ClearAllPools();
    }

    [Fact]
    public async Task What_was_missed_while_all_were_down_is_caught_up_once_and_late()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var schedule = SchedulingNode.Every("*/2 * * * * ?");
        await using (var first = await SchedulingNode.Create(database.ConnectionString, "n/1", schedule).StartAsync())
        {
            await Wait.UntilAsync(async () => await database.ScalarAsync<long>(Fires) >= 1, first.Log.ToString);
        }

        var last = await database.ScalarAsync<DateTime>(
            "SELECT max(scheduled_for) FROM screenalytics_ingest.schedule_fire"
        );
        await Wait.UntilAsync(() => TimeProvider.System.GetUtcNow() > last.AddSeconds(9));
        await using var second = await SchedulingNode.Create(database.ConnectionString, "n/2", schedule).StartAsync();
        await Wait.UntilAsync(() => second.Door.Asked.Count >= 2, second.Log.ToString);

        var requests = second.Door.Asked.Select(ask => ask.Request).ToList();
        requests[0].Late.ShouldBeTrue();
        requests[0].ScheduledFor!.Value.UtcDateTime.ShouldBe(last.AddSeconds(2), second.Log.ToString());
        requests.Skip(1).ShouldAllBe(request => !request.Late);
        requests[1].ScheduledFor!.Value.UtcDateTime.ShouldBeGreaterThan(last.AddSeconds(8));
    }
}
