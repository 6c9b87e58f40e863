using System.Diagnostics;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Storage;
using Screenalytics.Ingest.Sync;

namespace Screenalytics.Ingest.Benchmarks.Storage;

/// <summary>Writes results of generated people, and says what that costs the client and PostgreSQL in CPU.</summary>
internal static class StorageBenchmark
{
    private const int BatchSize = 256;

    public static async Task<int> RunAsync(string[] arguments)
    {
        var people = arguments.Length > 0 ? int.Parse(arguments[0]) : 20_000;
        var rounds = arguments.Length > 1 ? int.Parse(arguments[1]) : 5;
        if (!DatabaseUrl.TryParse(Environment.GetEnvironmentVariable("DB_URL"), out var url, out var error))
        {
            System.Console.Error.WriteLine(error);
            return 2;
        }

        await using var source = DatabaseSource.Open(url, new DatabaseOptions(), TimeProvider.System);
        var migrated = await new DatabaseMigrator(source).ApplyAsync(CancellationToken.None);
        if (!migrated.Succeeded)
        {
            System.Console.Error.WriteLine(
                string.Join('\n', migrated.Plan.Obstacles.Select(obstacle => obstacle.Message))
            );
            return 1;
        }

        var batches = GeneratedPeople.Of(people).Chunk(BatchSize).ToArray();
        var images = batches.Sum(batch => batch.Sum(person => person.Chosen.Length));
        System.Console.WriteLine(
            $"{people:N0} people, {images:N0} images, {batches.Length} batches; medians of {rounds}"
        );
        foreach (var writers in new[] { 1, 2 })
        {
            List<Sample> first = [];
            List<Sample> second = [];
            for (var round = 0; round < rounds; round++)
            {
                await ExecuteAsync(
                    source,
                    "TRUNCATE screenalytics.face_bank_images, screenalytics.person, screenalytics_ingest.person_result"
                );
                await ExecuteAsync(source, "CHECKPOINT");
                first.Add(await MeasureAsync(source, batches, writers));
                second.Add(await MeasureAsync(source, batches, writers));
            }

            Print($"{writers} writer(s), all new", first, images);
            Print($"{writers} writer(s), all present", second, images);
        }

        return 0;
    }

    private static async Task<Sample> MeasureAsync(DatabaseSource source, PersonResult[][] batches, int writers)
    {
        var store = new PostgresRunStore(source, new RunOptions(), () => 0.5);
        await store.CheckReadyAsync(forWriting: true, CancellationToken.None);
        var bank = store.OpenFaceBank(await BeginAsync(store));
        using var self = Process.GetCurrentProcess();
        var server = await ServerCpu.ReadAsync(source);
        self.Refresh();
        var client = self.TotalProcessorTime;
        var start = TimeProvider.System.GetTimestamp();
        var next = -1;
        await Task.WhenAll(Enumerable.Range(0, writers).Select(_ => Task.Run(WriteAsync)));
        var wall = TimeProvider.System.GetElapsedTime(start);
        self.Refresh();
        return new Sample(wall, self.TotalProcessorTime - client, await ServerCpu.ReadAsync(source) - server);

        async Task WriteAsync()
        {
            for (var i = Interlocked.Increment(ref next); i < batches.Length; i = Interlocked.Increment(ref next))
            {
                await bank.FileAsync(batches[i], CancellationToken.None);
            }
        }
    }

    private static async Task<PartLease> BeginAsync(PostgresRunStore store)
    {
        var run = new NewRun
        {
            RunId = Guid.CreateVersion7(),
            Request = new SyncRequest(new EpisodeTarget(Guid.NewGuid())),
            BackendHost = "none",
            Owner = "benchmark",
        };
        return (await store.AdmitAsync(run, CancellationToken.None)).Lease!;
    }

    private static async Task ExecuteAsync(DatabaseSource source, string sql)
    {
        await using var command = source.Connections.CreateCommand(sql);
        await command.ExecuteNonQueryAsync();
    }

    private static void Print(string what, List<Sample> samples, int images)
    {
        var wall = Median(samples.Select(sample => sample.Wall.TotalSeconds));
        var client = Median(samples.Select(sample => sample.Client.TotalSeconds));
        var server = Median(samples.Select(sample => sample.Server.TotalSeconds));
        System.Console.WriteLine(
            $"{what, -24} {images / wall, 9:N0} rows/s   client {client:N2} s ({client / images * 1e6:N1} us/row)   "
                + $"PostgreSQL {server:N2} s ({server / images * 1e6:N1} us/row)"
        );
    }

    private static double Median(IEnumerable<double> values) => values.Order().ElementAt(values.Count() / 2);

    private sealed record Sample(TimeSpan Wall, TimeSpan Client, TimeSpan Server);
}
