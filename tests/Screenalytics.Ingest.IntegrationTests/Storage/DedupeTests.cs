using Npgsql;
using Screenalytics.Ingest.IntegrationTests.Support;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class DedupeTests(PostgresFixture postgres)
{
    private static readonly string Rows =
        Row(Ann, "oldest stays", "2025-01-02")
        + Row(Ann, "oldest stays", "2025-01-01")
        + Row(Ann, "oldest stays", "2025-01-03", seed: true)
        + Row(Ann, "approved stays", "2025-01-01")
        + Row(Ann, "approved stays", "2025-01-02", approved: true)
        + Row(Bob, "two approved", "2025-01-01", approved: true)
        + Row(Bob, "two approved", "2025-01-02", approved: true)
        + Row(Bob, "two approved", "2025-01-03")
        + Row(Bob, "once", "2025-01-01");

    private const string Remaining =
        "SELECT string_agg(s3_original_key || ' ' || date(created_at), ', ' ORDER BY s3_original_key, created_at) FROM screenalytics.face_bank_images";

    [Fact]
    public async Task The_approved_else_the_oldest_row_stays_and_two_approved_are_refused()
    {
        await using var database = await CreateAsync(postgres, SchemaWithPeople + Rows);
        var approvedBefore = await VersionsAsync(database);

        var plan = await database.Dedupe.PlanAsync(CancellationToken.None);
        (await database.CountAsync()).ShouldBe(9);
        var report = await database.Dedupe.ApplyAsync(CancellationToken.None);

        plan.Applied.ShouldBeFalse();
        report.Applied.ShouldBeTrue();
        report.Images.SelectMany(image => image.Removed).ShouldBe(plan.Images.SelectMany(image => image.Removed));
        report.RemovedRows.ShouldBe(3);
        report.RefusedImages.ShouldBe(1);
        var refused = report.Images.Single(image => image.Refused is not null);
        (refused.PersonId, refused.Key, refused.Kept).ShouldBe((Bob, "two approved", null));
        (await database.ScalarAsync<string>(Remaining)).ShouldBe(
            "approved stays 2025-01-02, oldest stays 2025-01-01, once 2025-01-01, "
                + "two approved 2025-01-01, two approved 2025-01-02, two approved 2025-01-03"
        );
        (await VersionsAsync(database)).ShouldBe(approvedBefore);
        (await database.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeFalse();

        await database.ExecuteAsync(
            "UPDATE screenalytics.face_bank_images SET approved = false WHERE created_at = '2025-01-02' AND s3_original_key = 'two approved'"
        );
        (await database.Dedupe.ApplyAsync(CancellationToken.None)).RemovedRows.ShouldBe(2);
        (await database.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeTrue();
    }

    [Fact]
    public async Task An_approval_that_comes_meanwhile_is_waited_for()
    {
        await using var database = await CreateAsync(
            postgres,
            SchemaWithPeople + Row(Ann, "k", "2025-01-01") + Row(Ann, "k", "2025-01-02")
        );
        await using var human = await database.Source.Connections.OpenConnectionAsync();
        await using var approval = await human.BeginTransactionAsync();
        await using (
            var approve = new NpgsqlCommand(
                "UPDATE screenalytics.face_bank_images SET approved = true WHERE created_at = '2025-01-02'",
                human,
                approval
            )
        )
        {
            await approve.ExecuteNonQueryAsync();
        }

        var dedupe = database.Dedupe.ApplyAsync(CancellationToken.None);
        while (await database.CountAsync("pg_locks WHERE NOT granted AND mode = 'ShareRowExclusiveLock'") == 0)
        {
            dedupe.IsCompleted.ShouldBeFalse();
        }

        await approval.CommitAsync();

        (await dedupe).RemovedRows.ShouldBe(1);
        (await database.ScalarAsync<string>(Remaining)).ShouldBe("k 2025-01-02");
    }

    [Fact]
    public async Task Nothing_double_is_nothing_removed()
    {
        await using var database = await CreateMigratedAsync(postgres);

        (await database.Dedupe.ApplyAsync(CancellationToken.None)).Images.ShouldBeEmpty();
    }

    private static Task<string> VersionsAsync(StorageDatabase database) =>
        database.ScalarAsync<string>(
            "SELECT string_agg(concat_ws(' ', image_id, xmin, xmax, ctid), ',' ORDER BY image_id) FROM screenalytics.face_bank_images WHERE approved"
        );
}
