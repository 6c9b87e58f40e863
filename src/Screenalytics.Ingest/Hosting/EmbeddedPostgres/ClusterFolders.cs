namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Makes the folders that the server needs, and sees to it that nobody else's are used.</summary>
internal static class ClusterFolders
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;

    // The server's account passes through what root owns, and reads nothing there by listing.
    private const UnixFileMode Passable = OwnerOnly | UnixFileMode.GroupExecute | UnixFileMode.OtherExecute;

    private static UnixFileMode OfData => Posix.IsRoot ? Passable : OwnerOnly;

    /// <summary>Creates the folder for the program's own data.</summary>
    /// <exception cref="EmbeddedPostgresException">It is somebody else's.</exception>
    public static void PrepareData(string folder)
    {
        CreateMissing(folder, OfData);
        RequireOwn(folder, orRoots: true);
    }

    /// <summary>Creates the folders that this program writes in.</summary>
    public static void PrepareOwn(ClusterLayout layout)
    {
        PrepareData(layout.DataDirectory);
        CreateMissing(layout.Root, OfData);
        RequireOwn(layout.Root);
        CreateMissing(layout.Leases, OwnerOnly);
    }

    /// <summary>Creates the folder that the server's account writes in, once that account is known.</summary>
    public static async Task PrepareServersAsync(
        ClusterLayout layout,
        ServerAccount? account,
        PostgresInstallation installation,
        CancellationToken cancellationToken
    )
    {
        CreateMissing(layout.Cluster, OwnerOnly, account);
        if (account is null)
        {
            return;
        }

        var tool = new PostgresTool(account, layout.Root);
        var entered = await tool.RunAsync(installation.Postgres, ["--version"], cancellationToken);
        if (!entered.Succeeded)
        {
            var closed = ClosedFolderOnTheWayTo(layout.Root) ?? ClosedFolderOnTheWayTo(installation.Folder);
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                $"PostgreSQL runs as the account {account.Name}, which can't enter {closed ?? layout.Root}"
                    + $" ({entered.Output}). Name a data folder that it can reach, such as {DataDirectory.Default()} "
                    + "(--data-dir, or SCREENALYTICS_DATA_DIR), or run this program as an ordinary user."
            );
        }
    }

    /// <summary>Creates a folder of one mode and owner unless there is something of that name.</summary>
    public static void CreateMissing(string path, UnixFileMode mode, ServerAccount? account = null)
    {
        if (Directory.Exists(path))
        {
            return;
        }

        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
            return;
        }

        Directory.CreateDirectory(path, mode);
        // The process's umask may have taken bits away.
        File.SetUnixFileMode(path, mode);
        if (account is not null)
        {
            Posix.GiveTo(path, account);
        }
    }

    // Whoever owns a folder above could put another one in the place of ours.
    private static void RequireOwn(string folder, bool orRoots = false)
    {
        if (
            Posix.FactsOf(folder, followLink: orRoots) is { } facts
            && (!facts.IsDirectory || (facts.OwnerId != Posix.UserId && !(orRoots && facts.OwnerId == 0)))
        )
        {
            throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderOfAnotherAccount,
                $"{folder} belongs to {Posix.NameOf(facts.OwnerId)}, and this program runs as {Environment.UserName}. "
                    + $"Run it as {Posix.NameOf(facts.OwnerId)}, or name another folder (--data-dir, or SCREENALYTICS_DATA_DIR)."
            );
        }
    }

    private static string? ClosedFolderOnTheWayTo(string path)
    {
        for (var folder = path; folder is not null; folder = Path.GetDirectoryName(folder))
        {
            if (Posix.FactsOf(folder, followLink: true) is { } facts && (facts.Permissions & 1) == 0)
            {
                return folder;
            }
        }

        return null;
    }
}
