using Screenalytics.Ingest.Hosting;
using Screenalytics.Ingest.IntegrationTests.Storage;
using Screenalytics.Ingest.IntegrationTests.Support;

namespace Screenalytics.Ingest.IntegrationTests.Hosting;

public sealed class GateDatabaseTests(PostgresFixture postgres)
{
    [Fact]
    public async Task What_stands_in_a_sync_s_way_is_told_with_its_way_out_and_rows()
    {
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres, SharedBank.SchemaWithPeople);
        var gate = new GateDatabase(database.Source);
        (await gate.CheckAsync(CancellationToken.None)).ShouldAllBe(finding => !finding.Failed);

        await database.ExecuteAsync("DROP INDEX screenalytics.face_bank_images_person_original_key");
        foreach (var day in new[] { "2026-01-01", "2026-01-02" })
        {
            await database.ExecuteAsync(SharedBank.Row(SharedBank.Ann, "twice", day));
        }

        var failed = (await gate.CheckAsync(CancellationToken.None)).Where(finding => finding.Failed).ToList();

        failed.ShouldNotBeEmpty();
        failed.ShouldAllBe(finding => finding.WayOut != null);
        failed.ShouldContain(finding => finding.Message.Contains("twice"));
        (gate.Host, gate.Name).ShouldBe((database.Source.Url.Host, database.Source.Url.Database));
    }
}
