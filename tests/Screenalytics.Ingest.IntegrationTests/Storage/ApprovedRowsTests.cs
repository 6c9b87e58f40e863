using Screenalytics.Ingest.IntegrationTests.Support;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class ApprovedRowsTests(PostgresFixture postgres)
{
    [Fact]
    public async Task An_approved_row_is_not_touched_and_an_unapproved_one_s_seed_flag_rises()
    {
        await using var database = await CreateMigratedAsync(
            postgres,
            SchemaWithPeople
                + Row(Ann, "approved", "2025-01-01", approved: true)
                + Row(Ann, "approved seed", "2025-01-01", approved: true, seed: true)
                + Row(Ann, "plain", "2025-01-01")
                + Row(Ann, "seed", "2025-01-01", seed: true)
                + Row(Ann, "plain, not chosen", "2025-01-01")
                + Row(Bob, "plain", "2025-01-01")
        );
        var before = await VersionsAsync(database);

        var commits = await database.FileAsync(
            Guid.NewGuid(),
            Seeded(Ann, "approved", "approved seed", "plain", "seed", "new"),
            Seeded(Bob, "other")
        );

        commits.Select(commit => commit.Inserted).ShouldBe([0b10000u, 1u]);
        var after = await VersionsAsync(database);
        string[] untouched =
        [
            $"{Ann} approved",
            $"{Ann} approved seed",
            $"{Ann} plain, not chosen",
            $"{Ann} seed",
            $"{Bob} plain",
        ];
        foreach (var row in untouched)
        {
            after[row].ShouldBe(before[row], row);
        }

        after[$"{Ann} plain"].ShouldStartWith("seed");
        before[$"{Ann} plain"].ShouldStartWith("no seed");
    }

    // What any write, even a mere lock, would leave its mark on.
    private static async Task<Dictionary<string, string>> VersionsAsync(StorageDatabase database)
    {
        Dictionary<string, string> versions = [];
        await using var command = database.Source.Connections.CreateCommand(
            """
            SELECT person_id || ' ' || s3_original_key,
                concat_ws(' ', CASE WHEN is_seed THEN 'seed' ELSE 'no seed' END, xmin, xmax, ctid)
            FROM screenalytics.face_bank_images
            """
        );
        await using var reader = await command.ExecuteReaderAsync();
        while (await reader.ReadAsync())
        {
            versions.Add(reader.GetString(0), reader.GetString(1));
        }

        return versions;
    }
}
