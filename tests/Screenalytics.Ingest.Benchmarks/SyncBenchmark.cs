using System.Globalization;
using System.Text.Json;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;
using Screenalytics.Sandbox;

namespace Screenalytics.Ingest.Benchmarks;

/// <summary>
/// The program as a user runs it, against a sandbox that answers from memory and a durable PostgreSQL, for casts of
/// growing size; beside it a bare loop over HttpClient that sends the same requests and reads the bodies whole.
/// </summary>
internal static class SyncBenchmark
{
    private const int DefaultRounds = 5;
    private static readonly int[] DefaultSizes = [1_000, 10_000, 100_000];

    private static readonly string Self = System.Environment.ProcessPath!;

    public static async Task<int> RunAsync(string[] args)
    {
        var numbers = BenchStage.NumbersOf(args);
        var rounds = numbers.Length > 0 ? numbers[0] : DefaultRounds;
        var sizes = numbers.Length > 1 ? numbers[1..] : DefaultSizes;
        await using var stage = await BenchStage.StartAsync();
        var bench = new Bench(stage.Postgres, stage.Sandbox, stage.Folder, rounds);
        var rows = new List<Row>();
        foreach (var size in sizes.Prepend(1))
        {
            rows.Add(await bench.MeasureAsync(size));
        }

        Print(rows);
        return 0;
    }

    private static void Print(List<Row> rows)
    {
        var start = rows[0];
        Say(
            $"{"people", 8} {"requests", 9} {"rows", 8} {"wall s", 7} {"people/s", 9} {"requests/s", 10} {"cpu s", 6} {"peak MB", 8} {"loop cpu s", 10} {"ratio", 6}"
        );
        foreach (var row in rows[1..])
        {
            // Start-up is what one person costs.
            var cpu = row.Cpu - start.Cpu;
            var floor = row.FloorCpu - start.FloorCpu;
            Say(
                $"{row.People, 8} {row.Requests, 9} {row.Images, 8} {row.Wall, 7:F2} {row.People / row.Wall, 9:F0} {row.Requests / row.Wall, 10:F0} {cpu, 6:F2} {row.Peak, 8:F0} {floor, 10:F2} {cpu / floor, 6:F2}"
            );
        }

        Say(
            $"start-up apart: {start.Cpu:F2} s cpu, {start.Wall:F2} s wall, {start.Peak:F0} MB (one person); loop {start.FloorCpu:F2} s cpu"
        );
        if (rows.Count > 2)
        {
            var (last, before, first) = (rows[^1], rows[^2], rows[1]);
            var growth = last.Wall / (before.Wall * last.People / before.People);
            Say(
                $"time of {last.People} against {before.People} scaled: {growth:F2}; memory against {first.People}: {last.Peak / first.Peak:F2}"
            );
        }
    }

    private static void Say(FormattableString line) =>
        System.Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private sealed record Row(
        int People,
        int Requests,
        int Images,
        double Wall,
        double Cpu,
        double Peak,
        double FloorCpu
    );

    private sealed class Bench(EmbeddedPostgresServer postgres, SandboxServer sandbox, string folder, int rounds)
    {
        private int _databases;

        public async Task<Row> MeasureAsync(int people)
        {
            var cast = await sandbox.Casts.GenerateAsync(new CastSpec(people));
            var file = Path.Combine(folder, $"{people}.ids");
            await File.WriteAllLinesAsync(file, await IdsAsync(cast));
            var syncs = new List<(ChildCost Cost, JsonElement Report)>();
            var floors = new List<ChildCost>();
            for (var round = 0; round < rounds; round++)
            {
                syncs.Add(await SyncAsync(file));
                floors.Add(await Child.RunAsync(Self, Environment(), "calls", "floor", sandbox.Address, file));
            }

            var report = syncs[0].Report;
            var calls = report.GetProperty("calls");
            return new Row(
                people,
                calls.GetProperty("seed_only").GetInt32() + calls.GetProperty("all").GetInt32(),
                report.GetProperty("imported_facebank_images").GetInt32(),
                Median(syncs.Select(sync => sync.Report.GetProperty("duration_ms").GetInt64() / 1000.0)),
                Median(syncs.Select(sync => sync.Cost.Cpu.TotalSeconds)),
                Median(syncs.Select(sync => sync.Cost.PeakMegabytes)),
                Median(floors.Select(cost => cost.Cpu.TotalSeconds))
            );
        }

        private async Task<(ChildCost Cost, JsonElement Report)> SyncAsync(string file)
        {
            var environment = Environment();
            environment["DB_URL"] = await postgres.ConnectionStringForAsync($"bench_{_databases++}");
            await Child.RunAsync(BenchStage.Program, environment, "db", "migrate");
            var cost = await Child.RunAsync(
                BenchStage.Program,
                environment,
                "sync",
                "--people-file",
                file,
                "--output",
                "json"
            );
            return (cost, JsonDocument.Parse(cost.Output).RootElement);
        }

        private async Task<List<string>> IdsAsync(GeneratedCast cast)
        {
            var ids = new List<string>();
            await using var command = sandbox.Database.CreateCommand(
                "select distinct person_id::text from core.v_season_cast where season_id = $1"
            );
            command.Parameters.AddWithValue(cast.SeasonId);
            await using var reader = await command.ExecuteReaderAsync();
            while (await reader.ReadAsync())
            {
                ids.Add(reader.GetString(0));
            }

            return ids;
        }

        private Dictionary<string, string> Environment() =>
            new()
            {
                ["TRR_API_URL"] = sandbox.Address,
                ["SCREENALYTICS_SERVICE_TOKEN"] = sandbox.Tokens.ServiceToken,
                ["SCREENALYTICS_DATA_DIR"] = Path.Combine(folder, "data"),
            };

        private static double Median(IEnumerable<double> values)
        {
            var sorted = values.Order().ToList();
            return sorted[sorted.Count / 2];
        }
    }
}
