using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

public sealed class ScheduleAdmissionTests(PostgresFixture postgres)
{
    private const string Fires =
        "SELECT string_agg(concat_ws('|', schedule, outcome, late, run_id), ' ' ORDER BY scheduled_for) FROM screenalytics_ingest.schedule_fire";

    private static readonly CancellationToken None = CancellationToken.None;
    private static readonly DateTimeOffset Due = new(2026, 11, 22, 3, 0, 0, TimeSpan.FromHours(2));

    [Fact]
    public async Task Of_ten_nodes_at_once_one_takes_a_coming_due_up()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var run = Scheduled(Of(Episode()), Due);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => store.AdmitAsync(run with { RunId = Guid.CreateVersion7() }, None))
        );

        var started = answers.Single(answer => answer.Kind == AdmissionKind.Started);
        answers.Count(answer => answer.Kind == AdmissionKind.AlreadyFired).ShouldBe(9);
        answers.ShouldAllBe(answer => answer.RunId == started.RunId);
        (await database.ScalarAsync<string>(Fires)).ShouldBe($"nightly|1|f|{started.RunId}");
    }

    [Fact]
    public async Task A_run_in_flight_is_not_attached_to_and_the_skip_is_recorded()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        var first = Of(Episode());
        await store.AdmitAsync(first, None);

        var skipped = await store.AdmitAsync(
            Scheduled(Of(first.Request.Target), Due) with
            {
                Key = new IdempotencyKey("k", "f"),
            },
            None
        );

        skipped.ShouldBe(new Admission(AdmissionKind.Skipped, first.RunId));
        (await database.ScalarAsync<string>(Fires)).ShouldBe($"nightly|2|f|{first.RunId}");
        (await database.CountAsync("screenalytics_ingest.idempotency_key")).ShouldBe(0);
    }

    [Fact]
    public async Task A_skip_whose_commit_is_not_answered_is_a_skip()
    {
        await using var direct = await CreateMigratedAsync(postgres);
        var first = Of(Episode());
        await direct.NewStore().AdmitAsync(first, None);
        await using var proxy = new CuttingProxy(() => OutageTests.Connect(direct.ConnectionString), cuts: 1);
        await using var database = Open(OutageTests.Through(direct.ConnectionString, proxy.Port));

        var skipped = await database.NewStore().AdmitAsync(Scheduled(Of(first.Request.Target), Due), None);

        proxy.CutsLeft.ShouldBeLessThanOrEqualTo(0);
        skipped.ShouldBe(new Admission(AdmissionKind.Skipped, first.RunId));
    }

    [Fact]
    public async Task A_paused_schedule_records_it_and_starts_nothing()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var store = database.NewStore();
        await database.ExecuteAsync(
            """
            INSERT INTO screenalytics_ingest.schedule_pause (schedule, paused_at, resumed_at)
            VALUES ('other', now(), NULL), ('nightly', now() - interval '1 day', now()), ('nightly', now(), NULL)
            """
        );

        (await store.AdmitAsync(Scheduled(Of(Episode()), Due), None)).ShouldBe(
            new Admission(AdmissionKind.Paused, Guid.Empty)
        );
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(0);
        await database.ExecuteAsync("UPDATE screenalytics_ingest.schedule_pause SET resumed_at = now()");
        (await store.AdmitAsync(Scheduled(Of(Episode()), Due), None)).Kind.ShouldBe(AdmissionKind.AlreadyFired);
        var later = Scheduled(Of(Episode()), Due.AddDays(1));
        (await store.AdmitAsync(later, None)).Kind.ShouldBe(AdmissionKind.Started);

        (await database.ScalarAsync<string>(Fires)).ShouldBe($"nightly|3|f nightly|1|f|{later.RunId}");
    }

    private static NewRun Scheduled(NewRun run, DateTimeOffset due) =>
        run with
        {
            Attaches = false,
            Request = run.Request with { Schedule = "nightly", ScheduledFor = due },
        };
}
