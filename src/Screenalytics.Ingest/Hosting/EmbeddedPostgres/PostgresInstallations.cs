using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Finds the PostgreSQL servers that this machine has, and picks the one that fits the data.</summary>
internal static class PostgresInstallations
{
    /// <summary>The server to use for data of a major version, or for new data when that is null.</summary>
    /// <exception cref="EmbeddedPostgresException">None is installed, or none of that version.</exception>
    public static async Task<PostgresInstallation> FindAsync(
        EmbeddedPostgresOptions options,
        ClusterLayout layout,
        int? major,
        CancellationToken cancellationToken
    )
    {
        var folders = options.SearchFolders ?? PostgresSearchPath.Folders(Environment.GetEnvironmentVariable("PATH"));
        var others = new SortedSet<int>();
        foreach (var folder in folders.Where(PostgresInstallation.IsServer).Select(BehindLinks).Distinct())
        {
            if (await MajorOfAsync(folder, cancellationToken) is not { } found)
            {
                continue;
            }

            if (major is null || major == found)
            {
                return new PostgresInstallation(folder, found);
            }

            others.Add(found);
        }

        throw others.Count == 0 ? NotInstalled() : Mismatch(layout, major!.Value, others);
    }

    // A link to one program (say /usr/local/bin/postgres) stands for the folder that it leads to.
    private static string BehindLinks(string folder)
    {
        var target = File.ResolveLinkTarget(PostgresInstallation.Program(folder, "postgres"), returnFinalTarget: true);
        var behind = Path.GetDirectoryName(target?.FullName);
        return behind is not null && PostgresInstallation.IsServer(behind) ? behind : folder;
    }

    private static async Task<int?> MajorOfAsync(string folder, CancellationToken cancellationToken)
    {
        var tool = new PostgresTool(account: null, Path.GetTempPath());
        var result = await tool.RunAsync(
            PostgresInstallation.Program(folder, "postgres"),
            ["--version"],
            cancellationToken
        );
        // "postgres (PostgreSQL) 15.12 (Debian ...)"
        var version = result.Output.Split(' ', StringSplitOptions.RemoveEmptyEntries).ElementAtOrDefault(2) ?? "";
        var digits = version.TakeWhile(char.IsAsciiDigit).ToArray();
        return result.Succeeded && int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var major)
            ? major
            : null;
    }

    private static EmbeddedPostgresException NotInstalled() =>
        new(
            EmbeddedPostgresFailure.NotInstalled,
            "No PostgreSQL server is installed: no folder on PATH or in the usual places holds initdb, pg_ctl and "
                + $"postgres. Install it with: {InstallCommand.ForThisMachine()}. Or name a database of your own in DB_URL."
        );

    private static EmbeddedPostgresException Mismatch(ClusterLayout layout, int data, SortedSet<int> installed) =>
        new(
            EmbeddedPostgresFailure.VersionMismatch,
            $"The data in {layout.Data} is of PostgreSQL {data}, and installed is PostgreSQL "
                + $"{string.Join(", ", installed)}. Install PostgreSQL {data} beside it, or convert the data with "
                + "pg_upgrade, or name another folder (--data-dir)."
        );
}
