using Screenalytics.Ingest.IntegrationTests.Support;
using static Screenalytics.Ingest.IntegrationTests.Storage.SharedBank;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class PgBouncerTests(PostgresFixture postgres)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Everything_works_through_a_pooler_in_transaction_mode(bool shared)
    {
        await using var direct = await CreateAsync(postgres, shared ? SchemaWithPeople : null);
        await using var pooler = await PgBouncer.StartAsync(direct.ConnectionString);
        await using var database = Open(pooler.ConnectionString);

        (await database.Migrator.ApplyAsync(CancellationToken.None)).Succeeded.ShouldBeTrue();
        (await database.Check.RunAsync(CancellationToken.None)).Ready.ShouldBeTrue();
        var people = shared ? [Ann, Bob] : Enumerable.Range(0, 40).Select(_ => Guid.NewGuid()).ToArray();
        for (var run = 0; run < 2; run++)
        {
            var bank = await database.OpenBankAsync(Guid.NewGuid());
            var commits = await Task.WhenAll(
                people.Select(person => bank.FileAsync([Seeded(person, "a", "b")], CancellationToken.None))
            );
            commits.ShouldAllBe(commit => commit[0].InsertedCount == (run == 0 ? 2 : 0));
        }

        (await direct.CountAsync()).ShouldBe(people.Length * 2);
        (await database.Dedupe.ApplyAsync(CancellationToken.None)).Images.ShouldBeEmpty();
    }
}
