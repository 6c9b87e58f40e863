using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class SharedBankTests(PostgresFixture postgres)
{
    private const string Shape = """
        SELECT md5(string_agg(line, E'\n' ORDER BY line)) FROM (
            SELECT concat_ws('|', attname, format_type(atttypid, atttypmod), attnotnull) AS line FROM pg_attribute
            WHERE attrelid = 'screenalytics.face_bank_images'::regclass AND attnum > 0
            UNION ALL SELECT pg_get_constraintdef(oid) FROM pg_constraint
            WHERE conrelid = 'screenalytics.face_bank_images'::regclass
            UNION ALL SELECT image_id::text || xmin::text FROM screenalytics.face_bank_images
        ) AS lines
        """;

    private const string Indexes =
        "SELECT array_agg(indexname::text ORDER BY indexname) FROM pg_indexes WHERE schemaname = 'screenalytics'";

    [Fact]
    public async Task Only_the_unique_index_is_added()
    {
        await using var database = await CreateAsync(postgres, SchemaWithPeople + Row(Ann, "k", "2025-01-01"));
        var shape = await database.ScalarAsync<string>(Shape);
        var indexes = await database.ScalarAsync<string[]>(Indexes);

        var result = await database.Migrator.ApplyAsync(CancellationToken.None);

        result.Applied.ShouldBe(StorageDatabase.Migrations(ownBank: false));
        (await database.ScalarAsync<string>(Shape)).ShouldBe(shape);
        (await database.ScalarAsync<string[]>(Indexes))
            .Except(indexes)
            .ShouldBe(["face_bank_images_person_original_key"]);
        (await database.ScalarAsync<bool>("SELECT to_regclass('screenalytics.person') IS NULL")).ShouldBeTrue();
        var check = await database.Check.RunAsync(CancellationToken.None);
        check.Ready.ShouldBeTrue();
        check.FaceBank.ShouldBe(FaceBankKind.Shared);
    }

    [Fact]
    public async Task A_person_whom_TRR_does_not_know_fails_alone()
    {
        await using var database = await CreateMigratedAsync(postgres, SchemaWithPeople);
        var strangers = Enumerable.Range(0, 3).Select(_ => Guid.NewGuid()).ToArray();
        var run = Guid.NewGuid();

        var commits = await database.FileAsync(
            run,
            Seeded(strangers[0], "k1"),
            Seeded(Ann, "k1", "k2"),
            Seeded(strangers[1], "k1"),
            Seeded(Bob, "k1"),
            Seeded(strangers[2], "k1", "k2")
        );

        commits
            .Select(commit => commit.Failure)
            .ShouldBe([
                FailureCode.PersonUnknown,
                FailureCode.None,
                FailureCode.PersonUnknown,
                FailureCode.None,
                FailureCode.PersonUnknown,
            ]);
        commits.Select(commit => commit.InsertedCount).ShouldBe([0, 2, 0, 1, 0]);
        commits[0].Detail!.ShouldContain("face_bank_images_person_id_fkey");
        (await database.CountAsync()).ShouldBe(3);
        (
            await database.ScalarAsync<string>(
                $"SELECT concat_ws('|', outcome, failure, chosen, inserted, image_ids, calls) FROM screenalytics_ingest.person_result WHERE person_id = '{strangers[2]}'"
            )
        ).ShouldBe("5|200|0|0|seed:200:2r:242b:1x:3ms");
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(5);
    }

    [Fact]
    public async Task A_constraint_of_the_table_refuses_an_image_and_nobody_else()
    {
        await using var database = await CreateMigratedAsync(postgres, SchemaWithPeople);
        await database.ExecuteAsync(
            "ALTER TABLE screenalytics.face_bank_images ADD CONSTRAINT only_https CHECK (s3_original_key LIKE 'https:%')"
        );

        var commits = await database.FileAsync(
            Guid.NewGuid(),
            Seeded(Ann, "https:1", "http:2"),
            Seeded(Bob, "https:1")
        );

        commits.Select(commit => commit.Failure).ShouldBe([FailureCode.ImageRejected, FailureCode.None]);
        (await database.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task A_constraint_that_is_checked_at_commit_is_put_down_to_its_person_too()
    {
        await using var database = await CreateMigratedAsync(postgres, SchemaWithPeople);
        await database.ExecuteAsync(
            "ALTER TABLE screenalytics.face_bank_images ALTER CONSTRAINT face_bank_images_person_id_fkey DEFERRABLE INITIALLY DEFERRED"
        );

        var commits = await database.FileAsync(Guid.NewGuid(), Seeded(Ann, "k"), Seeded(Guid.NewGuid(), "k"));

        commits.Select(commit => commit.Failure).ShouldBe([FailureCode.None, FailureCode.PersonUnknown]);
        (await database.CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task Before_Screenalytics_own_migration_nothing_is_made()
    {
        await using var database = await CreateAsync(postgres, Core);

        var check = await database.Check.RunAsync(CancellationToken.None);
        var result = await database.Migrator.ApplyAsync(CancellationToken.None);

        check.FaceBank.ShouldBe(FaceBankKind.SharedAwaited);
        check.Ready.ShouldBeFalse();
        result.Succeeded.ShouldBeFalse();
        result
            .Plan.Obstacles.ShouldHaveSingleItem()
            .Message.ShouldContain("screenalytics.face_bank_images does not exist");
        (await database.ScalarAsync<bool>("SELECT to_regnamespace('screenalytics') IS NULL")).ShouldBeTrue();
        (await database.ScalarAsync<bool>("SELECT to_regnamespace('screenalytics_ingest') IS NULL")).ShouldBeTrue();
    }

    [Fact]
    public async Task Any_unique_index_on_the_two_columns_does_and_no_other()
    {
        await using var database = await CreateMigratedAsync(postgres, SchemaWithPeople);
        await database.ExecuteAsync("DROP INDEX screenalytics.face_bank_images_person_original_key");
        await database.ExecuteAsync(
            """
            CREATE UNIQUE INDEX partial ON screenalytics.face_bank_images (person_id, s3_original_key) WHERE is_seed;
            CREATE UNIQUE INDEX wider ON screenalytics.face_bank_images (person_id, s3_original_key, created_at);
            CREATE UNIQUE INDEX expression ON screenalytics.face_bank_images (person_id, md5(s3_original_key));
            CREATE INDEX plain ON screenalytics.face_bank_images (person_id, s3_original_key);
            """
        );
        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeFalse();

        await database.ExecuteAsync(
            "CREATE UNIQUE INDEX theirs ON screenalytics.face_bank_images (s3_original_key, person_id) INCLUDE (is_seed)"
        );

        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        (await database.Migrator.ApplyAsync(CancellationToken.None)).Applied.ShouldBeEmpty();
        (await database.FileAsync(Guid.NewGuid(), Seeded(Ann, "k", "l")))[0].InsertedCount.ShouldBe(2);
        (await database.FileAsync(Guid.NewGuid(), Seeded(Ann, "k", "l")))[0].InsertedCount.ShouldBe(0);
    }
}
