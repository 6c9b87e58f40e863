using Microsoft.Extensions.Diagnostics.HealthChecks;
using Quartz;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Scheduling;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Scheduling;

/// <summary>The scheduler's store against the configuration of the workers that start.</summary>
public sealed class KeepingTests(PostgresFixture postgres)
{
    private static readonly TriggerKey Nightly = new("nightly", ScheduleKeys.Group);

    [Fact]
    public async Task What_is_unchanged_stays_what_changed_takes_effect_and_what_is_gone_is_removed()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        var yearly = SchedulingNode.Every("0 0 0 1 1 ?");
        var other = SchedulingNode.Every("0 0 0 1 1 ?", "other");
        var first = await StartAsync(database, yearly, other);
        var before = await first.SchedulerAsync();
        var started = (await before.GetTrigger(Nightly))!.StartTimeUtc;
        (await before.GetTrigger(new TriggerKey("retention", ScheduleKeys.Maintenance))).ShouldNotBeNull();
        await first.DisposeAsync();

        await using (var same = await StartAsync(database, yearly with { MaxImagesPerPerson = 9 }, other))
        {
            var scheduler = await same.SchedulerAsync();
            (await scheduler.GetTrigger(Nightly))!.StartTimeUtc.ShouldBe(started);
            var job = (await scheduler.GetJobDetail(ScheduleKeys.JobOf("nightly")))!;
            ((string)job.JobDataMap[ScheduleKeys.Definition]!).ShouldContain("\"max_images_per_person\":9");
        }

        await using var last = await StartAsync(database, yearly with { Cron = "*/1 * * * * ?" });
        await Wait.UntilAsync(() => !last.Door.Asked.IsEmpty, last.Log.ToString);
        var keys = await (await last.SchedulerAsync()).GetJobKeys(GroupMatcher<JobKey>.AnyGroup());
        keys.ShouldBe([ScheduleKeys.JobOf("nightly"), ScheduleKeys.Retention], ignoreOrder: true);
        (await (await last.SchedulerAsync()).Exists(new TriggerKey("other", ScheduleKeys.Group))).ShouldBeFalse();
    }

    [Fact]
    public async Task A_scheduler_at_work_is_healthy_and_a_stopped_one_is_not()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        await using var node = SchedulingNode.Create(database.ConnectionString, "n/1");
        await node.StartAsync();
        (await node.HealthAsync()).Status.ShouldBe(HealthStatus.Healthy);

        await node.StopAsync();

        (await node.HealthAsync()).Status.ShouldBe(HealthStatus.Unhealthy);
    }

    [Fact]
    public async Task Tables_and_rights_that_are_missing_are_named_with_what_mends_it()
    {
        await using var bare = await StorageDatabase.CreateAsync(postgres);
        await using var node = SchedulingNode.Create(bare.ConnectionString, "n/1");
        var missing = await Should.ThrowAsync<RunStoppedException>(node.StartAsync);
        missing.Message.ShouldContain("screenalytics_ingest.qrtz_triggers");
        missing.Message.ShouldContain("screenalytics-ingest db migrate");

        (await bare.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeTrue();
        var user = $"worker_{Guid.NewGuid():N}";
        await bare.ExecuteAsync(
            $"CREATE ROLE {user} LOGIN PASSWORD 'p'; GRANT USAGE ON SCHEMA screenalytics_ingest TO {user}"
        );
        var url = new Npgsql.NpgsqlConnectionStringBuilder(bare.ConnectionString) { Username = user, Password = "p" };
        await using var poor = SchedulingNode.Create(url.ConnectionString, "n/2");
        var closed = await Should.ThrowAsync<RunStoppedException>(poor.StartAsync);
        closed.Message.ShouldContain($"user '{user}' may not read and write");
        var grant = closed.Message[closed.Message.IndexOf("GRANT", StringComparison.Ordinal)..];

        await bare.ExecuteAsync(grant);
        await poor.StartAsync();
        poor.Life.IsAtWork.ShouldBeTrue();
    }

    private static Task<SchedulingNode> StartAsync(StorageDatabase database, params ScheduleDefinition[] schedules) =>
        SchedulingNode.Create(database.ConnectionString, $"n/{Guid.NewGuid():N}", schedules).StartAsync();
}
