using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Sync;
using static Screenalytics.Ingest.IntegrationTests.Storage.Life.LifeRuns;
using static Screenalytics.Ingest.IntegrationTests.Storage.StorageDatabase;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Life;

/// <summary>A run's figures from the store are those that a tally of the same results comes to.</summary>
public sealed class FiguresTests(PostgresFixture postgres)
{
    private static readonly CancellationToken None = CancellationToken.None;

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    [InlineData(4, true)]
    public async Task Random_results_come_to_the_same_whether_people_are_refused_or_not(int seed, bool shared)
    {
        var random = new Random(seed);
        await using var database = await CreateMigratedAsync(postgres, shared ? SharedBank.SchemaWithPeople : null);
        var store = database.NewStore();
        Guid[] people = [.. People(300), SharedBank.Ann, SharedBank.Bob];
        random.Shuffle(people);
        if (shared)
        {
            // Every seventh is unknown there, so that batches are narrowed to those who are refused.
            foreach (var person in people.Where((_, index) => index % 7 != 0))
            {
                await database.ExecuteAsync($"INSERT INTO core.people (id) VALUES ('{person}') ON CONFLICT DO NOTHING");
            }
        }

        var earlier = await store.BeginAsync(OfPeople(people[..100], "a"));
        await store
            .OpenFaceBank(earlier)
            .FileAsync([.. people[..100].Where((_, index) => index % 7 != 0).Select(p => Seeded(p, "url-1"))], None);
        var lease = await store.BeginAsync(OfPeople(people, "a"));
        var tally = new SyncTally();
        tally.AddKnown(people.Length);
        var bank = store.OpenFaceBank(lease);
        foreach (var batch in people[..280].Chunk(40).Select(some => some.Select(p => Any(p, random)).ToArray()))
        {
            var commits = await bank.FileAsync(batch, None);
            for (var i = 0; i < batch.Length; i++)
            {
                tally.Add(batch[i], commits[i]);
            }
        }

        var report = (await store.EndAsync(lease, new PartEnd { CastCalls = (3, 2) })).ShouldNotBeNull();
        var expected = tally.Fill(report, (3, 2));

        if (shared)
        {
            expected.FailedPeople.ShouldBeGreaterThan(30);
        }

        report.SkippedImages.ShouldBe(expected.SkippedImages, ignoreOrder: true);
        (report with { SkippedImages = expected.SkippedImages, Errors = [] }).ShouldBe(
            expected with
            {
                Errors = report.Errors,
            }
        );
        (await store.ErrorsAsync(lease.Run.RunId, null, None)).ShouldBe(
            expected.Errors.OrderBy(error => error.PersonId.ToString())
        );
        (await store.ErrorsAsync(lease.Run.RunId, 3, None)).Count.ShouldBe(3);
        (await BatchPeopleAsync(database, lease)).ShouldBe(people[..280], ignoreOrder: true);
    }

    private static Task<Guid[]> BatchPeopleAsync(StorageDatabase database, PartLease lease) =>
        database.ScalarAsync<Guid[]>(
            $"SELECT array_agg(person) FROM screenalytics_ingest.run_batch CROSS JOIN unnest(person_ids) AS person WHERE run_id = '{lease.Run.RunId}'"
        );

    private static PersonResult Any(Guid person, Random random)
    {
        var outcome = (PersonOutcome)random.Next((int)PersonOutcome.Seeded, (int)PersonOutcome.NotAttempted);
        var photos = outcome is PersonOutcome.Seeded or PersonOutcome.Fallback ? random.Next(0, 6) : 0;
        var seed = Call(person, seedOnly: true, photos) with { Attempts = random.Next(1, 4) };
        int[]? skipped = random.Next(3) == 0 ? [random.Next(3), 0, 1, 0, 0, random.Next(2), 4] : null;
        var failed = outcome == PersonOutcome.Failed;
        return Seeded(person, [.. Enumerable.Range(0, photos).Select(number => $"url-{number}")]) with
        {
            Outcome = outcome,
            Failure = failed ? FailureCode.BackendError : FailureCode.None,
            Detail = failed && random.Next(2) == 0 ? $"said {random.Next()}" : null,
            Source = photos == 0 ? PhotoSource.None : PhotoSource.Seed,
            Calls = random.Next(2) == 0 ? [seed] : [seed, Call(person, seedOnly: false, photos)],
            Rows = new RowCounts(photos + 9, photos, random.Next(4), random.Next(4), skipped),
        };
    }
}
