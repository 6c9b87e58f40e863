using System.Security.Cryptography;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>
/// Chooses the folder of the Unix socket: in the cluster, or a short private one under /tmp when the cluster's path
/// is too long for a socket address or holds letters that a connection string would read otherwise.
/// </summary>
internal static class SocketFolder
{
    // sun_path holds 104 bytes on macOS and 108 on Linux, the closing NUL included.
    private const int LongestAddress = 103;
    private const string SocketName = "/.s.PGSQL.5432";
    private const string ShortParent = "/tmp";
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    /// <summary>The folder, made when missing.</summary>
    public static string Prepare(ClusterLayout layout, ServerAccount? account)
    {
        if (Fits(layout.Socket))
        {
            ClusterFolders.CreateMissing(layout.Socket, OwnerOnly, account);
            return layout.Socket;
        }

        var owner = account?.UserId ?? Posix.UserId;
        if (
            File.Exists(layout.SocketRecord)
            && File.ReadAllText(layout.SocketRecord) is var kept
            && IsPrivate(kept, owner)
        )
        {
            return kept;
        }

        var folder = Path.Combine(
            ShortParent,
            "screenalytics-" + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))
        );
        ClusterFolders.CreateMissing(folder, OwnerOnly, account);
        if (OperatingSystem.IsLinux() && !IsPrivate(folder, owner))
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                $"The path {layout.Socket} is too long for a Unix socket, and {folder} can't be had in its place. "
                    + "Name a shorter data folder (--data-dir, or SCREENALYTICS_DATA_DIR)."
            );
        }

        File.WriteAllText(layout.SocketRecord, folder);
        return folder;
    }

    /// <summary>Removes the socket of a killed server and its lock, which names a process as postmaster.pid does.</summary>
    public static void Clear(ServerEndpoint endpoint)
    {
        if (endpoint.IsSocket)
        {
            File.Delete(endpoint.Host + SocketName);
            File.Delete(endpoint.Host + SocketName + ".lock");
        }
    }

    /// <summary>Whether a folder can carry the socket and stand in a connection string as it is.</summary>
    public static bool Fits(string folder) =>
        folder.Length + SocketName.Length <= LongestAddress
        && folder.All(c => char.IsAsciiLetterOrDigit(c) || c is '/' or '.' or '_' or '-' or '+' or '@');

    private static bool IsPrivate(string folder, uint owner) =>
        Posix.FactsOf(folder) is { IsDirectory: true, Permissions: 0x1C0 } facts && facts.OwnerId == owner;
}
