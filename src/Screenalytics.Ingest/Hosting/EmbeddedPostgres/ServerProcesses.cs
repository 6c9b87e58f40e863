using System.Diagnostics;
using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>
/// Tells this cluster's processes from others by the cluster's name, which all of them carry in their titles; a
/// process id alone may have gone to somebody else since.
/// </summary>
internal static class ServerProcesses
{
    /// <summary>What the process of that id is to the cluster of that name.</summary>
    public static ServerProcessKind Judge(PostmasterFile file, string clusterName)
    {
        if (!OperatingSystem.IsLinux())
        {
            return NameOf(file.ProcessId) is "postgres" or "postmaster"
                ? ServerProcessKind.Ours
                : ServerProcessKind.None;
        }

        var title = TitleOf(file.ProcessId);
        if (title.Contains(clusterName, StringComparison.Ordinal))
        {
            return ServerProcessKind.Ours;
        }

        var isServer = title.Length > 0 && NameOf(file.ProcessId) is "postgres" or "postmaster";
        return isServer && file.StartedAtUnixSeconds >= BootedAtUnixSeconds()
            ? ServerProcessKind.SomebodyElses
            : ServerProcessKind.None;
    }

    /// <summary>Whether any process of the cluster lives, one that outlives its killed server included.</summary>
    public static bool AnyOf(string clusterName) =>
        OperatingSystem.IsLinux()
        && Directory
            .EnumerateDirectories("/proc")
            .Select(folder => int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id) ? id : 0)
            .Any(id => id > 0 && TitleOf(id).Contains(clusterName, StringComparison.Ordinal));

    // Empty for what is dead but not yet reaped, too.
    private static string TitleOf(int processId)
    {
        try
        {
            return File.ReadAllText($"/proc/{processId}/cmdline");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return "";
        }
    }

    private static string? NameOf(int processId)
    {
        try
        {
            using var process = Process.GetProcessById(processId);
            return process.ProcessName;
        }
        catch (Exception e) when (e is ArgumentException or InvalidOperationException)
        {
            return null;
        }
    }

    private static long BootedAtUnixSeconds()
    {
        var line = File.ReadLines("/proc/stat").FirstOrDefault(l => l.StartsWith("btime ", StringComparison.Ordinal));
        return line is null ? 0 : long.Parse(line["btime ".Length..], CultureInfo.InvariantCulture);
    }
}
