using System.Diagnostics;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>Kills servers the hard way.</summary>
internal static class Servers
{
    /// <summary>Kills the server of a data folder and waits until nothing of it lives; nothing when it is down.</summary>
    public static void Kill(string dataDirectory)
    {
        var layout = new ClusterLayout(dataDirectory);
        if (!File.Exists(layout.Password))
        {
            return;
        }

        var clusterName = ClusterName.Of(layout, File.ReadAllText(layout.Password).Trim());
        if (
            PostmasterFile.Read(layout) is { } file
            && ServerProcesses.Judge(file, clusterName) == ServerProcessKind.Ours
        )
        {
            using var postmaster = Process.GetProcessById(file.ProcessId);
            postmaster.Kill();
        }

        SpinWait
            .SpinUntil(() => !ServerProcesses.AnyOf(clusterName), TimeSpan.FromSeconds(30))
            .ShouldBeTrue("the killed server's processes did not end");
    }
}
