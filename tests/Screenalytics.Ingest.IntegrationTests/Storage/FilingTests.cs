using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class FilingTests(PostgresFixture postgres)
{
    private static readonly Guid Run = Guid.NewGuid();
    private static readonly Guid Ann = Guid.NewGuid();
    private static readonly Guid Bob = Guid.NewGuid();

    [Fact]
    public async Task A_person_s_images_provenance_and_result_are_filed()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var result = Seeded(Ann, "https://x.test/b.jpg", "https://x.test/a.jpg") with
        {
            Outcome = PersonOutcome.Fallback,
            Source = PhotoSource.All,
            Chosen = [new ChosenPhoto("https://x.test/b.jpg", 2), new ChosenPhoto("https://x.test/a.jpg", 7)],
            Rows = new RowCounts(9, 2, 3, 1, [3, 0, 0, 0, 0, 0, 0]),
            Calls = [Call(Ann, seedOnly: true, 0), Call(Ann, seedOnly: false, 9)],
        };

        var commits = await database.FileAsync(Run, result);

        commits.ShouldBe([new PersonCommit(0b11)]);
        (
            await database.ScalarAsync<string>(
                "SELECT string_agg(concat_ws('|', person_id, s3_original_key, is_seed, approved), ';' ORDER BY s3_original_key) FROM screenalytics.face_bank_images"
            )
        ).ShouldBe($"{Ann}|https://x.test/a.jpg|t|f;{Ann}|https://x.test/b.jpg|t|f");
        (
            await database.ScalarAsync<string>(
                "SELECT concat_ws('|', run_id, person_id, outcome, failure, source, chosen, inserted, fetched, duplicates, over_cap, skipped, calls) FROM screenalytics_ingest.person_result"
            )
        ).ShouldBe($"{Run}|{Ann}|2|0|2|2|2|9|3|1|{{3,0,0,0,0,0,0}}|seed:200:0r:2b:1x:3ms all:200:9r:1082b:1x:3ms");
        (
            await database.ScalarAsync<string>(
                """
                SELECT string_agg(rank || s3_original_key, ' ' ORDER BY rank) FROM screenalytics_ingest.person_result
                CROSS JOIN unnest(ranks, image_ids) AS origin (rank, image_id) JOIN screenalytics.face_bank_images USING (image_id)
                """
            )
        ).ShouldBe("2https://x.test/b.jpg 7https://x.test/a.jpg");
        (await database.CountAsync("screenalytics.person")).ShouldBe(1);
        (
            await database.ScalarAsync<string>(
                "SELECT string_agg(concat_ws(',', call_number, seed_only, call_offset, profiled, status, rows, bytes, attempts, duration_ms, failure), ' ' ORDER BY call_number) FROM screenalytics_ingest.person_call"
            )
        ).ShouldBe("1,t,0,f,200,0,2,1,3,0 2,f,0,f,200,9,1082,1,3,0");
    }

    [Fact]
    public async Task A_second_run_inserts_nothing_and_a_third_only_what_is_new()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.FileAsync(
            Run,
            Seeded(Ann, "https://x.test/1", "https://x.test/2"),
            Seeded(Bob, "https://x.test/1")
        );

        var second = await database.FileAsync(
            Guid.NewGuid(),
            Seeded(Ann, "https://x.test/1", "https://x.test/2"),
            Seeded(Bob, "https://x.test/1")
        );
        var third = await database.FileAsync(
            Guid.NewGuid(),
            Seeded(Bob, "https://x.test/1"),
            Seeded(Ann, "https://x.test/0", "https://x.test/2", "https://x.test/3", "https://x.test/1")
        );

        second.ShouldBe([new PersonCommit(0), new PersonCommit(0)]);
        third.ShouldBe([new PersonCommit(0), new PersonCommit(0b0101)]);
        (await database.CountAsync()).ShouldBe(5);
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(6);
    }

    [Fact]
    public async Task Failed_and_empty_people_leave_results_and_no_person()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var failed = Seeded(Ann) with
        {
            Outcome = PersonOutcome.Failed,
            Source = PhotoSource.None,
            Failure = FailureCode.BackendError,
            Detail = "broken \0 and \ud800 torn",
        };
        var empty = Seeded(Bob) with { Outcome = PersonOutcome.Empty, Source = PhotoSource.None };

        var commits = await database.FileAsync(Run, failed, empty);

        commits.ShouldBe([default, default]);
        (await database.CountAsync()).ShouldBe(0);
        (await database.CountAsync("screenalytics.person")).ShouldBe(0);
        (
            await database.ScalarAsync<string>(
                "SELECT string_agg(concat_ws('|', outcome, failure, detail), ' ' ORDER BY outcome) FROM screenalytics_ingest.person_result"
            )
        ).ShouldBe("3|0 5|105|broken \ufffd and \ufffd torn");
    }

    [Fact]
    public async Task Keys_are_stored_verbatim_up_to_their_limit()
    {
        await using var database = await CreateMigratedAsync(postgres);
        var random = new Random(7);
        var noise = string.Concat(Enumerable.Range(0, 2048).Select(_ => (char)random.Next('!', '~')));
        string[] keys =
        [
            ("https://x.test/" + noise)[..2048],
            "https://x.test/Ünï cödé 写真 😀?q=%41",
            " https://x.test/  ",
        ];

        await database.FileAsync(Run, Seeded(Ann, keys));

        (
            await database.ScalarAsync<string[]>(
                "SELECT array_agg(s3_original_key) FROM screenalytics.face_bank_images"
            )
        ).ShouldBe(keys, ignoreOrder: true);
    }

    [Fact]
    public async Task A_dry_run_compares_and_writes_nothing()
    {
        await using var database = await CreateMigratedAsync(postgres);
        await database.FileAsync(Run, Seeded(Ann, "https://x.test/1"));

        var dry = await database.OpenBankAsync(Guid.NewGuid(), dryRun: true);
        var commits = await dry.FileAsync(
            [Seeded(Bob, "https://x.test/1"), Seeded(Ann, "https://x.test/0", "https://x.test/1", "https://x.test/2")],
            CancellationToken.None
        );

        commits.ShouldBe([new PersonCommit(0b1), new PersonCommit(0b101)]);
        (await database.CountAsync()).ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(1);
    }

    [Fact]
    public async Task A_dry_run_needs_no_tables()
    {
        await using var database = await CreateAsync(postgres);

        var dry = await database.OpenBankAsync(Run, dryRun: true);

        (await dry.FileAsync([Seeded(Ann, "https://x.test/1")], CancellationToken.None)).ShouldBe([
            new PersonCommit(1),
        ]);
        (
            await database.ScalarAsync<long>("SELECT count(*) FROM pg_namespace WHERE nspname LIKE 'screenalytics%'")
        ).ShouldBe(0);
    }
}
