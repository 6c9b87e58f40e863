using System.Diagnostics;
using System.Globalization;
using System.Threading.Channels;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Sync;
using Screenalytics.Ingest.TrrBackend;

namespace Screenalytics.Ingest.Benchmarks;

/// <summary>
/// What the calls of a sync cost: <c>client</c> is the product's client and pipeline with a face bank that files
/// nothing; <c>floor</c> is a bare loop over HttpClient that sends the same requests and reads the bodies whole.
/// </summary>
internal static class CallsBenchmark
{
    private const int EmptyArray = 2;
    private static readonly string Token = Environment.GetEnvironmentVariable("SCREENALYTICS_SERVICE_TOKEN") ?? "token";

    public static async Task<int> RunAsync(string[] args)
    {
        if (args is not [("floor" or "client") and var what, var url, var file, ..])
        {
            return 2;
        }

        var concurrency = args.Length > 3 ? int.Parse(args[3], CultureInfo.InvariantCulture) : 16;
        var ids = (await File.ReadAllLinesAsync(file)).Select(Guid.Parse).ToArray();
        Func<Guid[], Task<long>> run =
            what == "floor"
                ? people => FloorAsync(url, people, concurrency)
                : people => ClientAsync(url, people, concurrency);

        using var process = Process.GetCurrentProcess();
        var cpu = process.TotalProcessorTime;
        var started = TimeProvider.System.GetTimestamp();
        var requests = await run(ids);
        var elapsed = TimeProvider.System.GetElapsedTime(started);
        process.Refresh();
        var spent = process.TotalProcessorTime - cpu;
        System.Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {ids.Length} people, {requests} requests, {elapsed.TotalSeconds:F2} s, {requests / elapsed.TotalSeconds:F0} requests/s, cpu {spent.TotalSeconds:F2} s, {spent.TotalMicroseconds / requests:F1} us/request, peak {process.PeakWorkingSet64 / 1048576} MB"
            )
        );
        return 0;
    }

    private static async Task<long> FloorAsync(string url, Guid[] ids, int concurrency)
    {
        using var handler = new SocketsHttpHandler { MaxConnectionsPerServer = concurrency };
        using var http = new HttpClient(handler);
        http.DefaultRequestHeaders.Authorization = new("Bearer", Token);
        var next = -1;
        var requests = 0L;
        await Task.WhenAll(
            Enumerable
                .Range(0, concurrency)
                .Select(async _ =>
                {
                    for (int i; (i = Interlocked.Increment(ref next)) < ids.Length; )
                    {
                        var photos = $"{url}/api/v1/screenalytics/people/{ids[i]}/photos";
                        var seeds = await http.GetByteArrayAsync($"{photos}?seed_only=true&limit=500&offset=0");
                        Interlocked.Increment(ref requests);
                        if (seeds.Length == EmptyArray)
                        {
                            await http.GetByteArrayAsync($"{photos}?seed_only=false&limit=500&offset=0");
                            Interlocked.Increment(ref requests);
                        }
                    }
                })
        );
        return requests;
    }

    private static async Task<long> ClientAsync(string url, Guid[] ids, int concurrency)
    {
        var options = new TrrBackendOptions
        {
            ApiUrl = url,
            ServiceToken = Token,
            MaxConcurrency = concurrency,
        };
        var client = TrrBackendServices.Create(options, () => 0.5, TimeProvider.System);
        var tally = new SyncTally();
        using var pipeline = new SyncPipeline(
            new PersonFetcher(client, SyncRequest.DefaultMaxImagesPerPerson, () => null),
            new PeopleSource(PeopleTarget.Of(ids)),
            client,
            new NullFaceBank(),
            new NullObserver(),
            tally,
            new SyncOptions(),
            TimeProvider.System,
            _ => { },
            default
        );
        if (await pipeline.RunAsync() is { } failure)
        {
            throw failure;
        }

        var report = tally.Fill(
            new SyncReport
            {
                RunId = Guid.Empty,
                Status = RunStatus.Ok,
                Target = new SeasonTarget(Guid.Empty),
                MaxImagesPerPerson = 5,
                BackendHost = "",
                DatabaseHost = "",
                DatabaseName = "",
                StartedAt = default,
                FinishedAt = default,
                DurationMs = 0,
            },
            default
        );
        return report.Calls.SeedOnly + report.Calls.All;
    }

    private sealed class NullFaceBank : IFaceBank
    {
        public Task<PersonCommit[]> FileAsync(IReadOnlyList<PersonResult> batch, CancellationToken cancellationToken) =>
            Task.FromResult(new PersonCommit[batch.Count]);
    }

    private sealed class NullObserver : ISyncObserver
    {
        public void OnStarted(RunStart start) { }

        public void OnAttached(Guid runId, string? node) { }

        public void OnPeopleKnown(int people, bool final) { }

        public void OnPerson(PersonResult result, PersonCommit commit) { }

        public void OnIntake(bool paused) { }

        public void OnWarning(string warning) { }
    }
}
