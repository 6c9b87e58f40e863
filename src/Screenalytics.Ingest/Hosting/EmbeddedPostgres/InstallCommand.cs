namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Says which command installs PostgreSQL here.</summary>
internal static class InstallCommand
{
    private const string OsRelease = "/etc/os-release";

    private static readonly (string Family, string Command)[] Commands =
    [
        ("debian", "sudo apt-get install postgresql"),
        ("ubuntu", "sudo apt-get install postgresql"),
        ("fedora", "sudo dnf install postgresql-server"),
        ("rhel", "sudo dnf install postgresql-server"),
        ("suse", "sudo zypper install postgresql-server"),
        ("arch", "sudo pacman -S postgresql"),
        ("alpine", "sudo apk add postgresql"),
    ];

    /// <summary>The command for the machine that this program runs on.</summary>
    public static string ForThisMachine()
    {
        if (OperatingSystem.IsMacOS())
        {
            return "brew install postgresql";
        }

        if (OperatingSystem.IsWindows())
        {
            return "winget install PostgreSQL.PostgreSQL.17";
        }

        return For(File.Exists(OsRelease) ? File.ReadAllText(OsRelease) : "");
    }

    /// <summary>The command for a Linux that describes itself so; Debian's when it is none that we know.</summary>
    public static string For(string osRelease)
    {
        var families = osRelease
            .Split('\n', StringSplitOptions.TrimEntries)
            .Where(line =>
                line.StartsWith("ID=", StringComparison.Ordinal)
                || line.StartsWith("ID_LIKE=", StringComparison.Ordinal)
            )
            .SelectMany(line => line[(line.IndexOf('=', StringComparison.Ordinal) + 1)..].Trim('"').Split(' '))
            .ToList();
        var match = Commands.FirstOrDefault(command =>
            families.Exists(family => family.Contains(command.Family, StringComparison.Ordinal))
        );
        return match.Command ?? Commands[0].Command;
    }
}
