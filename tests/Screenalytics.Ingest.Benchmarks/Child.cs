using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Screenalytics.Ingest.Benchmarks;

/// <summary>Runs a program and tells what it cost, as the kernel counts it. Linux.</summary>
internal static partial class Child
{
    private const int Children = -1;
    private const int LongsOfRusage = 18;
    private static readonly TimeSpan PollEvery = TimeSpan.FromMilliseconds(10);

    public static async Task<ChildCost> RunAsync(
        string file,
        IReadOnlyDictionary<string, string> environment,
        params string[] arguments
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var (name, value) in environment)
        {
            start.Environment[name] = value;
        }

        var cpu = CpuOfChildren();
        var started = TimeProvider.System.GetTimestamp();
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        var peak = 0.0;
        var ended = process.WaitForExitAsync();
        using var timer = new PeriodicTimer(PollEvery, TimeProvider.System);
        while (!ended.IsCompleted)
        {
            peak = Math.Max(peak, PeakOf(process.Id));
            await Task.WhenAny(ended, timer.WaitForNextTickAsync().AsTask());
        }

        await ended;
        var wall = TimeProvider.System.GetElapsedTime(started);
        if (process.ExitCode != 0)
        {
            throw new InvalidOperationException($"{file} ended with {process.ExitCode}: {await error}");
        }

        return new ChildCost(wall, CpuOfChildren() - cpu, peak, await output);
    }

    private static double PeakOf(int processId)
    {
        try
        {
            var line = File.ReadLines($"/proc/{processId}/status")
                .FirstOrDefault(text => text.StartsWith("VmHWM:", StringComparison.Ordinal));
            return line is null ? 0 : double.Parse(line.Split(' ', '\t')[^2], CultureInfo.InvariantCulture) / 1024;
        }
        catch (IOException)
        {
            return 0;
        }
    }

    private static unsafe TimeSpan CpuOfChildren()
    {
        var usage = stackalloc long[LongsOfRusage];
        return GetResourceUsage(Children, usage) == 0
            ? TimeSpan.FromSeconds(usage[0] + usage[2]) + TimeSpan.FromMicroseconds(usage[1] + usage[3])
            : throw new InvalidOperationException("getrusage failed.");
    }

    [LibraryImport("libc", EntryPoint = "getrusage")]
    private static unsafe partial int GetResourceUsage(int who, long* usage);
}
