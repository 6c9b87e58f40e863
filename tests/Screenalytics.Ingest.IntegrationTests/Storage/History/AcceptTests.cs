using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class AcceptTests(PostgresFixture postgres)
{
    private static readonly FaceBankTarget Target = new();

    [Fact]
    public async Task An_accepted_run_is_history_and_mends_its_target_once()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        for (var hours = 3; hours > 0; hours--)
        {
            await AddAsync(runs, suspect: false, TimeSpan.FromHours(hours));
        }

        var run = await AddSuspectAsync(runs);
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.target_state (target_key, target, state, since, last_run_id, last_run_at)
            VALUES ('{Target.Key}', '{"{}"}', 3, now(), '{run}', now())
            """
        );
        (await HistoryOfAsync(runs)).ShouldBe(3);

        (await AcceptAsync(runs, run)).ShouldBe(Acceptance.Accepted);
        (await AcceptAsync(runs, run)).ShouldBe(Acceptance.AcceptedBefore);

        // What was before it is history no more, so that the next run is compared with it alone.
        (await HistoryOfAsync(runs)).ShouldBe(1);
        (
            await runs.Database.ScalarAsync<string>(
                "SELECT string_agg(kind || ' ' || (payload::jsonb ->> 'previous_state'), ',') FROM screenalytics_ingest.webhook_event"
            )
        ).ShouldBe("target.fixed suspect");
        (
            await runs.Database.ScalarAsync<bool>(
                $"SELECT state = 1 AND last_ok_run_id = '{run}' FROM screenalytics_ingest.target_state"
            )
        ).ShouldBeTrue();
        var shown = await runs.History.FindAsync(run, TestContext.Current.CancellationToken);
        shown.ShouldNotBeNull().AcceptedBy.ShouldBe("ann");
        shown.AcceptedAt.ShouldNotBeNull();
    }

    [Fact]
    public async Task A_target_that_has_gone_on_meanwhile_keeps_its_state()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await AddSuspectAsync(runs);
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.target_state (target_key, target, state, since, last_run_id, last_run_at)
            VALUES ('{Target.Key}', '{"{}"}', 3, now(), '{Guid.NewGuid()}', now())
            """
        );

        (await AcceptAsync(runs, run)).ShouldBe(Acceptance.Accepted);

        (await runs.Database.ScalarAsync<long>("SELECT count(*) FROM screenalytics_ingest.webhook_event")).ShouldBe(0);
    }

    [Fact]
    public async Task What_is_not_suspect_or_has_not_ended_is_not_accepted()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var good = await runs.AddRunAsync(Target);
        var running = await runs.AddRunAsync(Target, RunStatus.Running);

        (await AcceptAsync(runs, good)).ShouldBe(Acceptance.NotSuspect);
        (await AcceptAsync(runs, Guid.NewGuid())).ShouldBeNull();
        var failed = await AddAsync(runs, suspect: true, TimeSpan.Zero, RunStatus.Error);
        (await AcceptAsync(runs, failed)).ShouldBe(Acceptance.NotHistory);
        (await Should.ThrowAsync<RunStoppedException>(() => AcceptAsync(runs, running))).Code.ShouldBe(
            FailureCode.RunInFlight
        );
    }

    private static Task<Guid> AddSuspectAsync(HistoryDatabase runs) => AddAsync(runs, suspect: true, TimeSpan.Zero);

    private static Task<Guid> AddAsync(
        HistoryDatabase runs,
        bool suspect,
        TimeSpan age,
        RunStatus status = RunStatus.Ok
    ) =>
        runs.AddRunAsync(
            Target,
            status,
            age,
            more: $"""
            suspect = {suspect}, report = jsonb_build_object('run_id', run_id, 'status', 'ok', 'suspect', {suspect},
                'target', target, 'max_images_per_person', 5, 'backend_host', 'b', 'database_host', 'd',
                'database_name', 'n', 'started_at', now(), 'finished_at', now(), 'duration_ms', 1, 'people', 9,
                'seeded_people', 1, 'fallback_people', 8, 'empty_people', 0, 'held_people', 0)
            """
        );

    private static Task<Acceptance?> AcceptAsync(HistoryDatabase runs, Guid run) =>
        runs.Care.AcceptAsync(run, "ann", TestContext.Current.CancellationToken);

    private static async Task<int> HistoryOfAsync(HistoryDatabase runs) =>
        (await runs.Database.NewStore().EmptySharesAsync(Target.Key, TestContext.Current.CancellationToken)).Count;
}
