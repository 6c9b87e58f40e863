namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Knows the platform's usual place for this program's data.</summary>
internal static class DataDirectory
{
    private const string FolderName = "screenalytics-ingest";

    /// <summary>
    /// The folder to use when none is named: the user's application data, or <c>/var/lib</c> for root, since the
    /// server's unprivileged account can't enter root's home.
    /// </summary>
    public static string Default()
    {
        if (Posix.IsRoot)
        {
            return Path.Combine("/var/lib", FolderName);
        }

        var applicationData = Environment.GetFolderPath(
            Environment.SpecialFolder.LocalApplicationData,
            Environment.SpecialFolderOption.DoNotVerify
        );
        return applicationData.Length > 0
            ? Path.Combine(applicationData, FolderName)
            : Path.Combine(Homeless(), $"{FolderName}-{Environment.UserName}");
    }

    // An account without a home, as services have; /var/tmp outlives a reboot.
    private static string Homeless() => Directory.Exists("/var/tmp") ? "/var/tmp" : Path.GetTempPath();
}
