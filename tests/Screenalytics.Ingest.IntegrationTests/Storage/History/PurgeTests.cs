using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Schedules;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.History;

public sealed class PurgeTests(PostgresFixture postgres)
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);

    private static readonly string[] OfRuns =
    [
        "run_batch",
        "run_cast",
        "run_part",
        "run_part_epoch",
        "run_takeover",
        "dry_run_plan",
    ];

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failures_are_kept_longer_than_all_others()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var target = new FaceBankTarget();
        await runs.AddRunAsync(target, RunStatus.Ok, 31 * Day);
        await runs.AddRunAsync(target, RunStatus.Error, 91 * Day);
        var kept = new[]
        {
            await runs.AddRunAsync(target, RunStatus.Running, 400 * Day),
            await runs.AddRunAsync(target, RunStatus.Error, 89 * Day),
            await runs.AddRunAsync(target, RunStatus.Partial, 88 * Day),
            await runs.AddRunAsync(target, RunStatus.Cancelled, 87 * Day),
            await runs.AddRunAsync(target, RunStatus.Ok, 86 * Day, "suspect = true"),
            await runs.AddRunAsync(target, RunStatus.Ok, 29 * Day),
        };

        (await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token)).ShouldBe(2);

        (await runs.History.ListAsync(new RunFilter(), Token)).Items.Select(run => run.RunId).ShouldBe(kept.Reverse());
        (await runs.Database.CountAsync("screenalytics_ingest.run")).ShouldBe(kept.Length);
        (await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token)).ShouldBe(0);
    }

    [Fact]
    public async Task What_says_where_an_image_came_from_stays_as_long_as_the_image()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), age: 40 * Day);
        var (ann, gone) = (Guid.NewGuid(), Guid.NewGuid());
        await runs.Database.FileAsync(
            run,
            Seeded(ann, "https://x.test/a.jpg", "https://x.test/b.jpg"),
            Seeded(gone, "https://x.test/c.jpg")
        );
        await runs.AddBatchAsync(run, PersonOutcome.Empty, HistoryDatabase.People(3));
        await runs.AddCastAsync(run, ann, gone);
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.run_part (run_id, part) VALUES ('{run}', 0);
            INSERT INTO screenalytics_ingest.run_part_epoch (run_id, part, epoch) VALUES ('{run}', 0, 1) ON CONFLICT DO NOTHING;
            INSERT INTO screenalytics_ingest.run_takeover (run_id, part, epoch, from_node, to_node)
            VALUES ('{run}', 0, 1, 'a', 'b');
            INSERT INTO screenalytics_ingest.dry_run_plan (run_id, person_id, ranks, keys, changes)
            VALUES ('{run}', '{ann}', ARRAY[1], ARRAY['https://x.test/a.jpg'], ARRAY[1]),
                ('{run}', '{Guid.NewGuid()}', ARRAY[1], ARRAY['https://x.test/b.jpg'], ARRAY[2]);
            DELETE FROM screenalytics.face_bank_images WHERE person_id = '{gone}'
            """
        );
        var before = await runs.History.FaceBankAsync(ann, null, 10, Token);

        (await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token)).ShouldBe(1);

        (await runs.History.FaceBankAsync(ann, null, 10, Token)).Items.ShouldBe(before.Items);
        var person = (await runs.History.PeopleAsync(run, new PeopleFilter(), Token))!.Items.ShouldHaveSingleItem();
        (person.PersonId, person.Inserted, person.Calls.Count).ShouldBe((ann, 2, 0));
        foreach (var relation in OfRuns)
        {
            (await runs.Database.CountAsync($"screenalytics_ingest.{relation}")).ShouldBe(0, relation);
        }

        var found = (await runs.History.FindAsync(run, Token)).ShouldNotBeNull();
        found.Warnings.ShouldHaveSingleItem().ShouldContain("purged");
        found.Counts.ShouldBe(
            new RunCounts
            {
                People = 1,
                Seeded = 1,
                ImportedImages = 2,
            }
        );
        (await runs.History.ListAsync(new RunFilter(), Token)).Items.ShouldBeEmpty();
        (await runs.Care.UndoAsync(run, null, Token))!.Removed.Count.ShouldBe(2);
    }

    [Fact]
    public async Task A_run_of_more_people_than_a_step_may_touch_is_purged_whole()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var run = await runs.AddRunAsync(new FaceBankTarget(), age: 40 * Day);
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics.face_bank_images (person_id, s3_original_key)
            SELECT gen_random_uuid(), 'https://x.test/' || i FROM generate_series(1, 12000) AS i;
            INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
                chosen, inserted, fetched, duplicates, over_cap, ranks, image_ids, calls)
            SELECT '{run}', person_id, now(), 1, 0, 1, 1, 1, 1, 0, 0, ARRAY[1], ARRAY[image_id], 'x'
            FROM screenalytics.face_bank_images
            """
        );

        (await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token)).ShouldBe(1);

        (await runs.Database.CountAsync("screenalytics_ingest.person_result WHERE calls IS NULL")).ShouldBe(12000);
        (await runs.Database.CountAsync("screenalytics_ingest.run WHERE purged_at IS NOT NULL")).ShouldBe(1);
    }

    [Fact]
    public async Task Nodes_that_purge_at_once_do_not_disturb_each_other()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        await runs.ExecuteAsync(
            """
            INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, status,
                max_images_per_person, backend_host, database_host, finished_at)
            SELECT gen_random_uuid(), 'face_bank', 'face_bank', '{"kind": "face_bank"}', '{}', 'cli', 3, 5, 'b', 'd',
                now() - interval '40 days'
            FROM generate_series(1, 450);
            INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
                chosen, inserted, fetched, duplicates, over_cap)
            SELECT run_id, gen_random_uuid(), now(), 3, 0, 0, 0, 0, 0, 0, 0 FROM screenalytics_ingest.run
            """
        );

        var purged = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(_ => runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token))
        );

        (purged.Sum() + await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token)).ShouldBe(450);
        (await runs.Database.CountAsync("screenalytics_ingest.run")).ShouldBe(0);
        (await runs.Database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(0);
    }

    [Fact]
    public async Task Keys_nodes_and_fires_that_nobody_needs_go_too()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        var running = await runs.AddRunAsync(new FaceBankTarget(), RunStatus.Running);
        await runs.ExecuteAsync(
            $"""
            INSERT INTO screenalytics_ingest.idempotency_key (key, fingerprint, run_id, created_at)
            VALUES ('old', 'f', gen_random_uuid(), now() - interval '8 days'),
                ('busy', 'f', '{running}', now() - interval '8 days'),
                ('new', 'f', gen_random_uuid(), now() - interval '6 days');
            INSERT INTO screenalytics_ingest.schedule_fire (schedule, scheduled_for, fired_at, node, outcome, late)
            VALUES ('s', now() - interval '91 days', now(), 'n', 1, false),
                ('s', now() - interval '89 days', now(), 'n', 1, false);
            INSERT INTO screenalytics_ingest.node (node, host, process_id, version, backend_host, seen_at, alive_until)
            VALUES ('gone', 'h', 1, '1', 'b', now() - interval '25 h', now()), ('here', 'h', 1, '1', 'b', now(), now())
            """
        );

        await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token);

        (
            await runs.Database.ScalarAsync<string>(
                "SELECT string_agg(key, ' ' ORDER BY key) FROM screenalytics_ingest.idempotency_key"
            )
        ).ShouldBe("busy new");
        var schedules = new PostgresScheduleStore(runs.Database.Source, () => 0.5);
        (await schedules.PurgeFiresAsync(TimeSpan.FromDays(90), CancellationToken.None)).ShouldBe(1);
        (await runs.Database.CountAsync("screenalytics_ingest.schedule_fire")).ShouldBe(1);
        (
            await runs.Database.ScalarAsync<string>("SELECT string_agg(node, ' ') FROM screenalytics_ingest.node")
        ).ShouldBe("here");
    }

    [Fact]
    public async Task Sessions_that_were_over_a_month_ago_and_old_changes_go_too()
    {
        await using var runs = await HistoryDatabase.CreateAsync(postgres);
        await runs.ExecuteAsync(
            """
            INSERT INTO screenalytics_ingest.console_session (session_id, token_hash, name, method, role, expires_at,
                ended_at)
            SELECT gen_random_uuid(), uuid_send(gen_random_uuid()), name, 'token', 1, now() + expires, now() + ended
            FROM (
                VALUES ('expired long ago', interval '-31 days', NULL::interval),
                    ('ended long ago', interval '1 hour', interval '-31 days'),
                    ('expired', interval '-29 days', NULL), ('ended', interval '1 hour', interval '-29 days'),
                    ('lasting', interval '1 hour', NULL)
            ) AS session (name, expires, ended);
            INSERT INTO screenalytics_ingest.console_audit (entry_id, at, actor, action, subject, outcome)
            SELECT gen_random_uuid(), now() - age * interval '1 day', 'ann', 'sign_in', age || ' days', 2
            FROM unnest(ARRAY[1, 399, 401, 900]) AS entry (age)
            """
        );

        await runs.Care.PurgeAsync(90 * Day, 30 * Day, 400 * Day, Token);

        (
            await runs.Database.ScalarAsync<string>(
                "SELECT string_agg(name, ', ' ORDER BY name) FROM screenalytics_ingest.console_session"
            )
        ).ShouldBe("ended, expired, lasting");
        (
            await runs.Database.ScalarAsync<string>(
                "SELECT string_agg(subject, ', ' ORDER BY at DESC) FROM screenalytics_ingest.console_audit"
            )
        ).ShouldBe("1 days, 399 days");
    }
}
