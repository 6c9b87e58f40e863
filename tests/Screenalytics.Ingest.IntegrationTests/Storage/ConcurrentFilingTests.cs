using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage;

public sealed class ConcurrentFilingTests(PostgresFixture postgres)
{
    [Fact]
    public async Task Runs_that_overlap_neither_double_nor_lose_nor_deadlock()
    {
        const int Runs = 6;
        await using var database = await CreateMigratedAsync(postgres);
        var people = Enumerable.Range(0, 200).Select(_ => Guid.NewGuid()).ToArray();
        var deadlocks = await DeadlocksAsync(database);

        var filed = await Task.WhenAll(
            Enumerable
                .Range(0, Runs)
                .Select(async run =>
                {
                    var random = new Random(run);
                    var bank = await database.OpenBankAsync(Guid.NewGuid());
                    var inserted = 0;
                    for (var round = 0; round < 10; round++)
                    {
                        var batch = Shuffled(people[(round * 20)..((round * 20) + 20)], random)
                            .Select(person => Seeded(person, [.. Shuffled(["c", "a", "d", "b"], random)]))
                            .ToArray();
                        inserted += (await bank.FileAsync(batch, CancellationToken.None)).Sum(c => c.InsertedCount);
                    }

                    return inserted;
                })
        );

        filed.Sum().ShouldBe(800);
        (await database.CountAsync()).ShouldBe(800);
        (await database.CountAsync("screenalytics_ingest.person_result")).ShouldBe(200 * Runs);
        (await database.ScalarAsync<long>("SELECT sum(inserted) FROM screenalytics_ingest.person_result")).ShouldBe(
            800
        );
        (
            await database.ScalarAsync<long>(
                "SELECT count(*) FROM screenalytics_ingest.person_result, unnest(image_ids) AS image_id JOIN screenalytics.face_bank_images USING (image_id)"
            )
        ).ShouldBe(800);
        (await DeadlocksAsync(database)).ShouldBe(deadlocks);
    }

    private static T[] Shuffled<T>(T[] items, Random random)
    {
        var copy = (T[])items.Clone();
        random.Shuffle(copy);
        return copy;
    }

    private static Task<long> DeadlocksAsync(StorageDatabase database) =>
        database.ScalarAsync<long>("SELECT deadlocks FROM pg_stat_database WHERE datname = current_database()");
}
