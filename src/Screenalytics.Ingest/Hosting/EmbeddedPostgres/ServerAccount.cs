namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The unprivileged account that the server's processes run as when this program runs as root.</summary>
internal sealed record ServerAccount(string Name, uint UserId, uint GroupId)
{
    // 'nobody' is the fallback where PostgreSQL was installed without an account of its own.
    private static readonly string[] Candidates = ["postgres", "_postgres", "nobody"];

    /// <summary>The account to drop to, or null when this program is unprivileged and the server runs as itself.</summary>
    public static ServerAccount? For(ClusterLayout layout)
    {
        if (!Posix.IsRoot)
        {
            return null;
        }

        // What one account has written stays with it, whichever accounts come later.
        if (Posix.FactsOf(layout.Data) is { OwnerId: > 0 } data)
        {
            return Posix.AccountNamed(Posix.NameOf(data.OwnerId))
                ?? throw new EmbeddedPostgresException(
                    EmbeddedPostgresFailure.FolderOfAnotherAccount,
                    $"{layout.Data} belongs to {Posix.NameOf(data.OwnerId)}, an account that does not exist here. "
                        + "Give it to an account that does (chown -R), or name another folder (--data-dir)."
                );
        }

        return Candidates.Select(Posix.AccountNamed).FirstOrDefault(account => account is { UserId: > 0 })
            ?? throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                "PostgreSQL refuses to run as root, and there is no account to run it as "
                    + $"({string.Join(", ", Candidates)}). Create one (useradd --system postgres), or run this program as an ordinary user."
            );
    }
}
