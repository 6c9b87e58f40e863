using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Contracts.TrrBackend;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Benchmarks.Storage;

/// <summary>Results as a sync makes them: three in five seeded, the others fallen back; 3.9 images a person.</summary>
internal static class GeneratedPeople
{
    public static IEnumerable<PersonResult> Of(int count)
    {
        var random = new Random(20_000);
        var id = new byte[16];
        for (var i = 0; i < count; i++)
        {
            random.NextBytes(id);
            yield return Person(new Guid(id), images: i % 10 == 0 ? 3 : 4, seeded: i % 5 < 3);
        }
    }

    private static PersonResult Person(Guid id, int images, bool seeded)
    {
        var chosen = Enumerable
            .Range(1, images)
            .Select(rank => new ChosenPhoto($"https://cdn.example.test/people/{id}/photo-{rank:D4}.jpg", rank))
            .ToArray();
        return new PersonResult
        {
            PersonId = id,
            Outcome = seeded ? PersonOutcome.Seeded : PersonOutcome.Fallback,
            Source = seeded ? PhotoSource.Seed : PhotoSource.All,
            Chosen = chosen,
            Rows = new RowCounts(images + 2, images, 0, 2, null),
            Calls = seeded ? [Call(id, true, images + 2)] : [Call(id, true, 0), Call(id, false, images + 2)],
        };
    }

    private static PhotoCall Call(Guid id, bool seedOnly, int rows) =>
        new()
        {
            PersonId = id,
            SeedOnly = seedOnly,
            Offset = 0,
            Limit = 500,
            Attempts = 1,
            Status = 200,
            Rows = rows,
            Bytes = 2 + (rows * 180),
            Duration = TimeSpan.FromMilliseconds(2.4),
            Complete = true,
        };
}
