using System.Globalization;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Sandbox;
using Screenalytics.Sandbox.Faults;

namespace Screenalytics.Ingest.Benchmarks.Cluster;

/// <summary>A split cast on a backend that takes 50 ms to answer: one worker against two that share it.</summary>
internal static class ClusterBenchmark
{
    private const int DefaultRounds = 3;
    private const int DefaultPeople = 4000;
    private const int LatencyMs = 50;
    private const double LeastRatio = 1.8;

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = BenchStage.NumbersOf(args);
        var rounds = numbers.Length > 0 ? numbers[0] : DefaultRounds;
        var people = numbers.Length > 1 ? numbers[1] : DefaultPeople;
        await using var stage = await BenchStage.StartAsync();
        var (postgres, sandbox) = (stage.Postgres, stage.Sandbox);
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people));
        sandbox.Faults.Add(new FaultRule { Kind = FaultKind.Latency, DelayMs = LatencyMs });
        List<double> one = [];
        List<double> two = [];
        for (var round = 0; round < rounds; round++)
        {
            one.Add(await MeasureAsync(postgres, sandbox, cast, workers: 1, round));
            two.Add(await MeasureAsync(postgres, sandbox, cast, workers: 2, round));
        }

        return Judge(Median(one), Median(two));
    }

    private static int Judge(double one, double two)
    {
        Say(
            $"median: one worker {one:F0} people/s, two {two:F0} people/s, ratio {two / one:F2} (at least {LeastRatio:F1})"
        );
        return two / one >= LeastRatio ? 0 : 1;
    }

    private static async Task<double> MeasureAsync(
        EmbeddedPostgresServer postgres,
        SandboxServer sandbox,
        GeneratedCast cast,
        int workers,
        int round
    )
    {
        var environment = new Dictionary<string, string>
        {
            ["TRR_API_URL"] = sandbox.Address,
            ["SCREENALYTICS_SERVICE_TOKEN"] = sandbox.Tokens.ServiceToken,
            ["DB_URL"] = await postgres.ConnectionStringForAsync($"cluster_{workers}_{round}"),
            ["Runs__PartSize"] = "50",
            ["Trr__ClusterMaxConcurrency"] = "256",
            // Of no use to a benchmark, and nothing of it belongs among the data of whoever runs it.
            ["Log__Files"] = "false",
        };
        await Child.RunAsync(BenchStage.Program, environment, "db", "migrate");
        var all = await Task.WhenAll(
            Enumerable.Range(0, workers).Select(_ => BenchWorker.StartAsync(BenchStage.Program, environment))
        );
        try
        {
            sandbox.InFlight.Reset();
            var run = await all[0].SyncAsync(cast.SeasonId);
            var status = run.GetProperty("status").GetString();
            if (status != "ok")
            {
                throw new InvalidOperationException($"The run ended {status}: {run}");
            }

            var report = run.GetProperty("report");
            var seconds = report.GetProperty("duration_ms").GetInt64() / 1000.0;
            var parts = string.Join(
                ", ",
                run.GetProperty("part_list")
                    .EnumerateArray()
                    .CountBy(part => part.GetProperty("node").GetString()!)
                    .Select(node => node.Value)
            );
            Say(
                $"round {round + 1}, {workers} worker(s): {seconds:F2} s, {cast.People / seconds:F0} people/s, parts a worker {parts}, at most {sandbox.InFlight.Most} requests at once"
            );
            return cast.People / seconds;
        }
        finally
        {
            foreach (var worker in all)
            {
                await worker.DisposeAsync();
            }
        }
    }

    private static double Median(List<double> values) => values.Order().ElementAt(values.Count / 2);

    private static void Say(FormattableString line) =>
        System.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
