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
            : throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                $"{Environment.UserName} has no home folder to keep data in. Name a data folder (--data-dir, or "
                    + "SCREENALYTICS_DATA_DIR)."
            );
    }
}
