using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Storage;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class UniqueIndexTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Duplicates_are_listed_and_nothing_is_changed()
    {
        await using var database = await CreateAsync(
            postgres,
            SchemaWithPeople
                + Row(Ann, "twice", "2025-01-01")
                + Row(Ann, "twice", "2025-01-02", approved: true)
                + Row(Bob, "twice", "2025-01-01")
        );

        var result = await database.Migrator.ApplyAsync(CancellationToken.None);
        var check = await database.Check.RunAsync(CancellationToken.None);

        result.Succeeded.ShouldBeFalse();
        result.Applied.ShouldBeEmpty();
        var duplicates = result.Plan.Obstacles.ShouldHaveSingleItem();
        duplicates.Code.ShouldBe("duplicates");
        duplicates.RowCount.ShouldBe(1);
        duplicates.Rows.ShouldBe([$"person {Ann}, 2 rows, 1 of them approved: twice"]);
        duplicates.WayOut!.ShouldContain("db dedupe");
        check.Ready.ShouldBeFalse();
        (await database.CountAsync()).ShouldBe(3);
        (await database.CountAsync("pg_indexes WHERE schemaname = 'screenalytics'")).ShouldBe(3);
    }

    [Fact]
    public async Task Long_keys_are_listed_and_only_those_beyond_the_index_are_in_the_way()
    {
        await using var database = await CreateAsync(postgres, SchemaWithPeople + Row(Ann, Noise(2_100), "2025-01-01"));

        (await database.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeTrue();
        var longer = (await database.Check.RunAsync(CancellationToken.None)).Findings.Single(f =>
            f.Code == "long_keys"
        );
        longer.Level.ShouldBe(CheckLevel.Warning);
        longer.Rows.ShouldHaveSingleItem().ShouldContain("2100 bytes");

        await using var worse = await CreateAsync(postgres, SchemaWithPeople + Row(Ann, Noise(2_800), "2025-01-01"));
        var result = await worse.Migrator.ApplyAsync(CancellationToken.None);
        result.Succeeded.ShouldBeFalse();
        result.Plan.Obstacles.ShouldHaveSingleItem().Rows.ShouldHaveSingleItem().ShouldContain("2800 bytes");
    }

    [Fact]
    public async Task What_an_interrupted_build_left_is_noticed_and_mended()
    {
        await using var database = await CreateAsync(
            postgres,
            SchemaWithPeople + Row(Ann, "twice", "2025-01-01") + Row(Ann, "twice", "2025-01-02")
        );
        await Should.ThrowAsync<PostgresException>(() =>
            database.ExecuteAsync(
                "CREATE UNIQUE INDEX CONCURRENTLY face_bank_images_person_original_key ON screenalytics.face_bank_images (person_id, s3_original_key)"
            )
        );
        await database.ExecuteAsync("DELETE FROM screenalytics.face_bank_images WHERE created_at = '2025-01-02'");

        var check = await database.Check.RunAsync(CancellationToken.None);
        var result = await database.Migrator.ApplyAsync(CancellationToken.None);

        check.Findings.ShouldContain(finding =>
            finding.Code == "unique_index" && finding.Message.Contains("invalid") && finding.Level == CheckLevel.Failed
        );
        result.Applied.ShouldBe(StorageDatabase.Migrations(ownBank: false));
        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
    }

    [Fact]
    public async Task Writers_go_on_while_it_is_built()
    {
        await using var database = await CreateAsync(postgres, SchemaWithPeople);
        await using var writer = await database.Source.Connections.OpenConnectionAsync();
        await using var open = await writer.BeginTransactionAsync();
        await using (var insert = new NpgsqlCommand(Row(Ann, "first", "2025-01-01"), writer, open))
        {
            await insert.ExecuteNonQueryAsync();
        }

        // The build waits for the open transaction; others write meanwhile.
        var building = database.Migrator.ApplyAsync(CancellationToken.None);
        while (await database.CountAsync("pg_stat_progress_create_index") == 0)
        {
            building.IsCompleted.ShouldBeFalse();
        }

        await database.ExecuteAsync("SET LOCAL lock_timeout = '5s'; " + Row(Bob, "second", "2025-01-01"));
        await open.CommitAsync();

        (await building).Applied.ShouldContain("unique_index");
        (await database.CountAsync()).ShouldBe(2);
    }

    private static string Noise(int length)
    {
        var random = new Random(length);
        return string.Concat(Enumerable.Range(0, length).Select(_ => (char)random.Next('A', 'z'))).Replace("\\", "/");
    }
}
