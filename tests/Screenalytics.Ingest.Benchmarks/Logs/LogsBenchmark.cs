using System.Globalization;
using System.IO.Compression;
using System.Text;
using Screenalytics.Ingest.Tests.Inspection;

namespace Screenalytics.Ingest.Benchmarks.Logs;

/// <summary>
/// How fast <c>logs fallback</c> reads a log of the default level, plain and packed: megabytes of text a second of CPU
/// time, the tables included, start-up apart.
/// </summary>
internal static class LogsBenchmark
{
    private const int DefaultRounds = 3;
    private const int DefaultMegabytes = 500;
    private const int PeopleOfRun = 5000;
    private const double Megabyte = 1_000_000;

    private static readonly string Program =
        Environment.GetEnvironmentVariable("INGEST_PROGRAM")
        ?? Path.Combine(AppContext.BaseDirectory, "screenalytics-ingest");

    public static async Task<int> RunAsync(string[] args)
    {
        int[] numbers = [.. args.Select(text => int.Parse(text, CultureInfo.InvariantCulture))];
        var rounds = numbers.Length > 0 ? numbers[0] : DefaultRounds;
        var megabytes = numbers.Length > 1 ? numbers[1] : DefaultMegabytes;
        var folder = Directory.CreateTempSubdirectory("screenalytics-benchmark-");
        try
        {
            var (plain, packed, small) = (Path("plain"), Path("packed"), Path("small"));
            var lines = Generate(plain, megabytes * Megabyte);
            Generate(small, 1);
            await using (var source = File.OpenRead(plain))
            await using (var target = new GZipStream(File.Create(packed), CompressionLevel.Optimal))
            {
                await source.CopyToAsync(target);
            }

            var start = await MeasureAsync(small, rounds);
            var size = new FileInfo(plain).Length / Megabyte;
            Say(
                $"{lines:N0} lines, {size:F0} MB, packed {new FileInfo(packed).Length / Megabyte:F0} MB; start-up {start.Cpu.TotalSeconds:F2} s of CPU"
            );
            foreach (var (name, path) in new[] { ("plain", plain), ("packed", packed) })
            {
                var cost = await MeasureAsync(path, rounds);
                var cpu = (cost.Cpu - start.Cpu).TotalSeconds;
                Say(
                    $"{name, -6}  {cost.Wall.TotalSeconds, 6:F2} s  cpu {cpu, 5:F2} s  {size / cpu, 5:F0} MB/s of CPU  {lines / cpu / 1000, 5:F0} k lines/s  peak {cost.PeakMegabytes:F0} MB"
                );
            }

            return 0;
        }
        finally
        {
            folder.Delete(recursive: true);
        }

        string Path(string name) => System.IO.Path.Combine(folder.FullName, name + ".jsonl");
    }

    private static long Generate(string path, double bytes)
    {
        using var file = File.Create(path);
        var lines = 0L;
        for (var seed = 1; file.Position < bytes; seed++)
        {
            var run = SampleRun.Of(
                seed,
                PeopleOfRun,
                new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero).AddHours(seed)
            );
            foreach (var line in run.Lines())
            {
                file.Write(Encoding.UTF8.GetBytes(line));
                lines++;
            }
        }

        return lines;
    }

    private static async Task<ChildCost> MeasureAsync(string path, int rounds)
    {
        var costs = new List<ChildCost>();
        for (var i = 0; i < rounds; i++)
        {
            costs.Add(await Child.RunAsync(Program, new Dictionary<string, string>(), "logs", "fallback", path));
        }

        return costs.OrderBy(cost => cost.Cpu).ElementAt(rounds / 2);
    }

    private static void Say(FormattableString text) =>
        System.Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
