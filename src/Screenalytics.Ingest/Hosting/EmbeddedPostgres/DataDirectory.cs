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
        return Path.Combine(
            applicationData.Length > 0 ? applicationData : Path.GetTempPath(),
            applicationData.Length > 0 ? FolderName : $"{FolderName}-{Environment.UserName}"
        );
    }
}
