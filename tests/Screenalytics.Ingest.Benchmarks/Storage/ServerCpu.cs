using Screenalytics.Ingest.Storage;

namespace Screenalytics.Ingest.Benchmarks.Storage;

/// <summary>The CPU time of a PostgreSQL on this machine: its processes, and those that have ended.</summary>
internal static class ServerCpu
{
    private const int TicksPerSecond = 100;

    public static async Task<TimeSpan> ReadAsync(DatabaseSource source)
    {
        await using var command = source.Connections.CreateCommand("SELECT pg_backend_pid()");
        var backend = (int)(await command.ExecuteScalarAsync())!;
        var postmaster = Stat(backend.ToString())![1];
        var ticks = 0L;
        foreach (var folder in Directory.EnumerateDirectories("/proc").Select(Path.GetFileName))
        {
            if (folder is null || !char.IsAsciiDigit(folder[0]) || Stat(folder) is not { } stat)
            {
                continue;
            }

            // User and system time; of the postmaster also its ended children's.
            if (stat[1] == postmaster)
            {
                ticks += long.Parse(stat[11]) + long.Parse(stat[12]);
            }
            else if (folder == postmaster)
            {
                ticks += stat[11..15].Sum(long.Parse);
            }
        }

        return TimeSpan.FromSeconds(ticks / (double)TicksPerSecond);
    }

    // The fields after the command's name: state, parent...
    private static string[]? Stat(string process)
    {
        try
        {
            var text = File.ReadAllText($"/proc/{process}/stat");
            return text[(text.LastIndexOf(')') + 2)..].Split(' ');
        }
        catch (IOException)
        {
            return null;
        }
    }
}
