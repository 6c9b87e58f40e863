using Screenalytics.Ingest.Diagnostics.Files;
using Screenalytics.Ingest.Hosting.EmbeddedPostgres;

namespace Screenalytics.Ingest.IntegrationTests.Support;

/// <summary>A data folder of a test's own, in memory where there is room; killed test runs' are swept, servers included.</summary>
internal sealed class TestFolder : IDisposable
{
    private const string Prefix = "screenalytics-it-";
    private const string OwnerFile = "owner.lock";
    private const string MemoryFolder = "/dev/shm";
    private const long RoomForServers = 4L << 30;

    // Making a cluster takes a third of the time there.
    private static readonly string _parent =
        Directory.Exists(MemoryFolder) && new DriveInfo(MemoryFolder).AvailableFreeSpace > RoomForServers
            ? MemoryFolder
            : System.IO.Path.GetTempPath();

    private readonly FileLock _owner;

    private TestFolder(string path, FileLock owner) => (Path, _owner) = (path, owner);

    public string Path { get; }

    public static TestFolder Create()
    {
        var path = System.IO.Path.Combine(_parent, Prefix + Guid.NewGuid().ToString("n")[..12]);
        var passable = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
        ClusterFolders.CreateMissing(path, passable | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute);
        return new TestFolder(path, FileLock.TryTake(System.IO.Path.Combine(path, OwnerFile))!);
    }

    /// <summary>Removes what test runs that were killed have left behind.</summary>
    public static void SweepAbandoned()
    {
        foreach (var path in Directory.EnumerateDirectories(_parent, Prefix + "*"))
        {
            // Between its creation and its lock a folder is somebody's too.
            var ownerFile = System.IO.Path.Combine(path, OwnerFile);
            var age = TimeProvider.System.GetUtcNow() - Directory.GetCreationTimeUtc(path);
            if (!File.Exists(ownerFile) || age < TimeSpan.FromMinutes(1))
            {
                continue;
            }

            try
            {
                using var owner = FileLock.TryTake(ownerFile);
                if (owner is not null)
                {
                    Remove(path);
                }
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // Another account's, or swept by another test run just now.
            }
        }
    }

    public void Dispose()
    {
        Remove(Path);
        _owner.Dispose();
    }

    private static void Remove(string path)
    {
        foreach (var data in Directory.EnumerateDirectories(path).Append(path))
        {
            Servers.Kill(data);
        }

        Directory.Delete(path, recursive: true);
    }
}
