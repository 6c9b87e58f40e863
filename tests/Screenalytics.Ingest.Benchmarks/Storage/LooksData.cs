using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Benchmarks.Storage;

/// <summary>A history to look at: two great runs that have ended, one in flight, a dry run's plan, and thousands of small runs.</summary>
internal static class LooksData
{
    public static readonly Guid Before = Guid.Parse("f0000000-0000-7000-8000-000000000001");
    public static readonly Guid After = Guid.Parse("f0000000-0000-7000-8000-000000000002");
    public static readonly Guid InFlight = Guid.Parse("f0000000-0000-7000-8000-000000000003");
    public static readonly Guid DryRun = Guid.Parse("f0000000-0000-7000-8000-000000000004");

    private const string Small = """
        INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, node, status,
            max_images_per_person, backend_host, database_host, queued_at, started_at, finished_at, cast_complete, report)
        SELECT md5('run' || i)::uuid, 'season:' || md5('target' || i % 50)::uuid, 'season',
            '{"kind": "season", "season_id": "9d9b6d97-4fc3-8985-a621-e7ee847ad79f"}', '{}', 'cli', 'n',
            CASE WHEN i % 17 = 0 THEN 4 ELSE 3 END, 5, 'b', 'd', at, at, at, true,
            jsonb_build_object('run_id', md5('run' || i)::uuid, 'status', 'ok', 'target',
                '{"kind": "season", "season_id": "9d9b6d97-4fc3-8985-a621-e7ee847ad79f"}'::jsonb,
                'max_images_per_person', 5, 'backend_host', 'b', 'database_host', 'd', 'database_name', 'd',
                'started_at', at, 'finished_at', at, 'duration_ms', 60000, 'people', 40, 'seeded_people', 20,
                'fallback_people', 15, 'empty_people', 4, 'failed_people', 1, 'imported_facebank_images', 100,
                'already_present_images', 80, 'warnings', '[]'::jsonb)
        FROM (SELECT i, now() - i * interval '8 minutes' AS at FROM generate_series(1, 5000) AS i) AS past;
        INSERT INTO screenalytics_ingest.run_part (run_id, part, state, node, attempts, started_at)
        SELECT run_id, 0, 2, 'n', 1, now() FROM screenalytics_ingest.run;
        INSERT INTO screenalytics_ingest.target_state (target_key, target, state, since, last_run_id, last_run_at)
        SELECT target_key, (min(target::text))::jsonb, 1, now(), (array_agg(run_id))[1], now()
        FROM screenalytics_ingest.run GROUP BY target_key
        """;

    /// <summary>Makes it; three people of each great run failed, were held, are empty or seeded, the others fell back.</summary>
    public static async Task MakeAsync(DatabaseSource source, int people)
    {
        await ExecuteAsync(source, Small);
        foreach (var (run, status, done) in Runs(people))
        {
            await ExecuteAsync(source, Great(run, status, people, done));
        }

        await ExecuteAsync(
            source,
            $"""
            INSERT INTO screenalytics.face_bank_images (image_id, person_id, s3_original_key, is_seed)
            SELECT md5(i || '-' || k)::uuid, md5('p' || i)::uuid, 'https://cdn.example.test/' || i || '/' || k || '.jpg', true
            FROM generate_series(1, {people}) AS i, generate_series(1, 4) AS k;
            INSERT INTO screenalytics_ingest.dry_run_plan (run_id, person_id, ranks, keys, changes)
            SELECT run_id, person_id, ARRAY[1, 2], ARRAY['https://cdn.example.test/a', 'https://cdn.example.test/b'],
                ARRAY[1, 3]
            FROM screenalytics_ingest.person_result WHERE run_id = '{DryRun}' AND outcome < 3
            """
        );
        await ExecuteAsync(source, "ANALYZE");
    }

    private static IEnumerable<(Guid Run, int Status, int Done)> Runs(int people) =>
        [(Before, 3, people), (After, 3, people), (InFlight, 2, people * 6 / 10), (DryRun, 3, people)];

    private static string Great(Guid run, int status, int people, int done) =>
        $$"""
            CREATE TEMP TABLE made AS
            SELECT i, md5('p' || i)::uuid AS id, (i - 1) / 2000 AS part, (i - 1) / 256 AS batch,
                CASE i % ({{people}} / 3) WHEN 5 THEN 5 WHEN 8 THEN 4 WHEN 11 THEN 3 WHEN 14 THEN 1 ELSE 2 END AS outcome
            FROM generate_series(1, {{people}}) AS i;
            INSERT INTO screenalytics_ingest.run (run_id, target_key, target_kind, target, request, trigger, node, status,
                max_images_per_person, backend_host, database_host, dry_run, cast_complete, queued_at, started_at,
                finished_at, report)
            SELECT '{{run}}', 'season:9d9b6d97-4fc3-8985-a621-e7ee847ad79f', 'season', target, '{}', 'cli', 'n', {{status}},
                5, 'b', 'd', {{(run == DryRun ? "true" : "false")}}, true, now(), now(),
                CASE WHEN {{status}} = 3 THEN now() END,
                CASE WHEN {{status}} = 3 THEN report || '{"people": {{people}}, "failed_people": 3}' END
            FROM screenalytics_ingest.run LIMIT 1;
            INSERT INTO screenalytics_ingest.run_cast (run_id, part, person_ids)
            SELECT '{{run}}', part, array_agg(id ORDER BY i) FROM made GROUP BY part, (i - 1) / 1000;
            INSERT INTO screenalytics_ingest.run_part (run_id, part, state, node, attempts, started_at)
            SELECT '{{run}}', part, 2, 'n', 1, now() FROM made GROUP BY part;
            INSERT INTO screenalytics_ingest.person_result (run_id, person_id, finished_at, outcome, failure, source,
                chosen, inserted, fetched, duplicates, over_cap, ranks, image_ids, calls)
            SELECT '{{run}}', id, now(), outcome, CASE outcome WHEN 5 THEN 105 ELSE 0 END, outcome % 3, 4, 4,
                12 + ('{{run}}' = '{{After}}' AND i % 20000 = 7)::integer, 0, 7, '{1,2,3,4}',
                ARRAY(SELECT md5(i || '-' || k)::uuid FROM generate_series(1, 4) AS k),
                'seed:200:0r:2b:1x:3ms all:200:12r:2160b:1x:3ms'
            FROM made WHERE i <= {{done}} ORDER BY batch, id;
            INSERT INTO screenalytics_ingest.run_batch (run_id, part, people, seeded, fallback, empty, held, failed,
                imported, imported_people, present, fetched, chosen, duplicates, over_cap, seed_calls, all_calls, retries,
                person_ids, few_ids, few_outcomes)
            SELECT '{{run}}', min(part), count(*), count(*) FILTER (WHERE outcome = 1), count(*) FILTER (WHERE outcome = 2),
                count(*) FILTER (WHERE outcome = 3), count(*) FILTER (WHERE outcome = 4),
                count(*) FILTER (WHERE outcome = 5), 4, 4, 0, 4, 4, 0, 0, 4, 4, 0, array_agg(id ORDER BY id),
                coalesce(array_agg(id ORDER BY id) FILTER (WHERE outcome <> 2), '{}'),
                coalesce(array_agg(outcome ORDER BY id) FILTER (WHERE outcome <> 2), '{}')
            FROM made WHERE i <= {{done}} GROUP BY batch ORDER BY batch;
            DROP TABLE made
            """;

    private static async Task ExecuteAsync(DatabaseSource source, string sql)
    {
        await using var command = source.Connections.CreateCommand(sql);
        command.CommandTimeout = 0;
        await command.ExecuteNonQueryAsync();
    }
}
