using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.IntegrationTests.Cluster;
using Screenalytics.Ingest.IntegrationTests.Support;
using Screenalytics.Ingest.IntegrationTests.TrrBackend;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage.Oversight;

namespace Screenalytics.Ingest.IntegrationTests.Storage.Oversight;

/// <summary>What a dry run says that a sync would change is what the sync then changes, and nothing else.</summary>
public sealed class DryRunPlanTests(PostgresFixture postgres)
{
    private const int People = 40;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    public async Task The_sync_does_what_the_dry_run_said(int seed)
    {
        var random = new Random(seed);
        var galleries = Enumerable.Range(0, People).ToDictionary(_ => NewId(random), _ => Gallery.Random(random));
        await using var server = WireServer.Start(exchange =>
            exchange.SendAsync(
                galleries[Guid.Parse(exchange.Request.Target.Split('/')[5])]
                    .Answer(exchange.Request.Target.Contains("seed_only=true"))
            )
        );
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        await FillAsync(database, galleries, random);
        await using var services = database.NewDoor(TestClient.Of(server));
        var target = PeopleTarget.Of([.. galleries.Keys]);
        var before = await RowsAsync(database);

        var dryRun = await DryRunAsync(services, target);
        (await RowsAsync(database)).ShouldBe(before, ignoreOrder: true);
        var planned = await PlanAsync(database, dryRun);
        await services
            .GetRequiredService<IRunDoor>()
            .RunAsync(new SyncRequest(target), new SilentObserver(), CancellationToken.None);

        var after = await RowsAsync(database);
        var touched = after.Except(before).Select(row => row.Key).ToHashSet();
        var known = before.Select(row => row.Key).ToHashSet();
        Changed(planned, PlannedChange.Insert).ShouldBe(touched.Except(known), ignoreOrder: true);
        Changed(planned, PlannedChange.RaiseSeed).ShouldBe(touched.Intersect(known), ignoreOrder: true);
        Changed(planned, PlannedChange.Keep).ShouldBeSubsetOf(before.Intersect(after).Select(row => row.Key));
        touched.Count.ShouldBeGreaterThan(0);
        before.Except(after).Select(row => row.Key).ShouldBeSubsetOf(touched);
        planned.ShouldAllBe(person =>
            person.Images.Any(image => image.Change != PlannedChange.Keep)
            && person
                .Images.Select(image => image.Rank)
                .SequenceEqual(person.Images.Select(image => image.Rank).Order())
            && person.Result.Inserted == person.Images.Count(image => image.Change == PlannedChange.Insert)
        );
        var again = await DryRunAsync(services, target);
        (await PlanAsync(database, again)).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_dry_run_here_and_now_records_nothing()
    {
        await using var server = WireServer.Start(exchange => exchange.SendAsync(WireAnswer.Json(WireAnswer.OneRow)));
        await using var database = await StorageDatabase.CreateMigratedAsync(postgres);
        await using var services = database.NewDoor(TestClient.Of(server));

        var report = await services
            .GetRequiredService<IRunDoor>()
            .RunAsync(
                new SyncRequest(PeopleTarget.Of([Guid.NewGuid()])) { DryRun = true },
                new SilentObserver(),
                CancellationToken.None
            );

        report.ImportedFacebankImages.ShouldBe(1);
        (await database.CountAsync("screenalytics_ingest.dry_run_plan")).ShouldBe(0);
        (await database.CountAsync("screenalytics_ingest.run")).ShouldBe(0);
    }

    private static async Task<Guid> DryRunAsync(ServiceProvider services, SyncTarget target)
    {
        using var drain = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var work = services.GetRequiredService<RunWorker>().RunAsync(drain.Token, CancellationToken.None);
        var request = new SyncRequest(target) { DryRun = true, Trigger = RunTriggers.Console };
        var run = (await services.GetRequiredService<IRunDoor>().SubmitAsync(new RunSubmission(request), Token)).RunId;
        var history = services.GetRequiredService<IRunHistory>();
        await Until.SoAsync(
            async () => (await history.FindAsync(run, Token))?.FinishedAt is not null,
            () => "The dry run did not end."
        );
        await drain.CancelAsync();
        await work;
        return run;
    }

    private static async Task<List<PlannedPerson>> PlanAsync(StorageDatabase database, Guid dryRun)
    {
        var comparison = new PostgresComparison(database.Source, () => 0.5);
        List<PlannedPerson> planned = [];
        Guid? cursor = null;
        do
        {
            var page = await comparison.PlanAsync(dryRun, cursor, 7, Token);
            planned.AddRange(page.Items);
            cursor = page.Next is null ? null : Guid.Parse(page.Next);
        } while (cursor is not null);

        planned
            .Select(person => person.PersonId)
            .ShouldBe(planned.Select(person => person.PersonId).Distinct().Order());
        return planned;
    }

    private static IEnumerable<(Guid Person, string Url)> Changed(List<PlannedPerson> planned, PlannedChange change) =>
        planned.SelectMany(person =>
            person.Images.Where(image => image.Change == change).Select(image => (person.PersonId, image.S3OriginalKey))
        );

    private static Guid NewId(Random random)
    {
        var bytes = new byte[16];
        random.NextBytes(bytes);
        return new Guid(bytes);
    }

    // Some of what the galleries have is there already, approved or not, seed or not.
    private static async Task FillAsync(StorageDatabase database, Dictionary<Guid, Gallery> galleries, Random random)
    {
        foreach (var (person, gallery) in galleries)
        {
            await database.ExecuteAsync($"INSERT INTO screenalytics.person (id) VALUES ('{person}')");
            foreach (var url in gallery.All.Concat(gallery.Seeds).Distinct().Where(_ => random.Next(3) == 0))
            {
                await database.ExecuteAsync(
                    SharedBank.Row(person, url, "2025-01-01", random.Next(2) == 0, random.Next(2) == 0)
                );
            }
        }
    }

    private static async Task<List<BankState>> RowsAsync(StorageDatabase database)
    {
        await using var command = database.Source.Connections.CreateCommand(
            "SELECT person_id, s3_original_key, image_id, is_seed, approved FROM screenalytics.face_bank_images"
        );
        await using var row = await command.ExecuteReaderAsync(Token);
        List<BankState> rows = [];
        while (await row.ReadAsync(Token))
        {
            rows.Add(
                new BankState((row.GetGuid(0), row.GetString(1)), row.GetGuid(2), row.GetBoolean(3), row.GetBoolean(4))
            );
        }

        return rows;
    }

    private sealed record BankState((Guid Person, string Url) Key, Guid ImageId, bool IsSeed, bool Approved);

    private sealed record Gallery(string[] Seeds, string[] All, bool Fails)
    {
        public static Gallery Random(Random random) =>
            new(
                random.Next(2) == 0 ? [] : Urls(random, random.Next(1, 8)),
                Urls(random, random.Next(9)),
                random.Next(10) == 0
            );

        public byte[] Answer(bool seedOnly) =>
            Fails
                ? WireAnswer.Of("404 Not Found")
                : WireAnswer.Json(
                    JsonSerializer.Serialize((seedOnly ? Seeds : All).Select(url => new { served_url = url }))
                );

        private static string[] Urls(Random random, int count) =>
            [.. Enumerable.Range(0, count).Select(_ => $"https://cdn.example.test/{random.Next(12)}.jpg")];
    }
}
