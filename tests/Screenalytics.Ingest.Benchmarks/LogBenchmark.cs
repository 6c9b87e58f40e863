using System.Globalization;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.Benchmarks;

/// <summary>What logging costs: the same sync with log files and without them, in turns, each into a database of its own.</summary>
internal static class LogBenchmark
{
    private const int DefaultRounds = 7;
    private const int DefaultPeople = 50_000;
    private const string Files = "Log__Files";

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = BenchStage.NumbersOf(args);
        var rounds = numbers.Length > 0 ? numbers[0] : DefaultRounds;
        var people = numbers.Length > 1 ? numbers[1] : DefaultPeople;
        await using var stage = await BenchStage.StartAsync();
        var (postgres, sandbox) = (stage.Postgres, stage.Sandbox);
        var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people));
        var (with, without) = (new List<double>(), new List<double>());
        for (var round = 0; round < 2 * (rounds + 1); round++)
        {
            // Turns of on, off, off, on: what warms up or fills a disk meanwhile weighs on both alike.
            var logged = round % 4 is 0 or 3;
            var environment = new Dictionary<string, string>
            {
                ["TRR_API_URL"] = sandbox.Address,
                ["SCREENALYTICS_SERVICE_TOKEN"] = sandbox.Tokens.ServiceToken,
                ["SCREENALYTICS_DATA_DIR"] = Path.Combine(stage.Folder, "data"),
                ["DB_URL"] = await postgres.ConnectionStringForAsync($"bench_{round}"),
                [Files] = logged ? "true" : "false",
            };
            await Child.RunAsync(BenchStage.Program, environment, "db", "migrate");
            var cost = await Child.RunAsync(BenchStage.Program, environment, "sync", "--season", $"{cast.SeasonId}");

            // The first two warm the sandbox and the server.
            if (round >= 2)
            {
                (logged ? with : without).Add(cost.Cpu.TotalSeconds);
            }
        }

        Print(people, with, without);
        return 0;
    }

    private static void Print(int people, List<double> with, List<double> without)
    {
        Say($"cpu s with log files:    {string.Join(" ", with.Select(cpu => $"{cpu:F2}"))}");
        Say($"cpu s without log files: {string.Join(" ", without.Select(cpu => $"{cpu:F2}"))}");
        var (more, less) = (Median(with), Median(without));
        Say(
            $"{people} people: {more:F2} s with, {less:F2} s without (medians): {(more / less - 1) * 100:F1} %, {(more - less) / people * 1_000_000:F2} us a person"
        );
    }

    private static void Say(FormattableString line) =>
        System.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static double Median(List<double> values)
    {
        var sorted = values.Order().ToList();
        return (sorted[(sorted.Count - 1) / 2] + sorted[sorted.Count / 2]) / 2;
    }
}
