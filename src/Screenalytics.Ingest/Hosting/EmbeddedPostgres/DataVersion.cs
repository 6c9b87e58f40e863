using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>Reads which major version of PostgreSQL wrote the data.</summary>
internal static class DataVersion
{
    /// <summary>The version, or null when there is no data yet.</summary>
    public static int? Read(ClusterLayout layout)
    {
        if (!Directory.Exists(layout.Data))
        {
            return null;
        }

        // The data is put in place whole, so a folder without a version is not ours.
        return
            File.Exists(layout.Version)
            && int.TryParse(File.ReadAllText(layout.Version), CultureInfo.InvariantCulture, out var major)
            ? major
            : throw new EmbeddedPostgresException(
                EmbeddedPostgresFailure.FolderUnusable,
                $"{layout.Data} holds no PostgreSQL data ({layout.Version} is missing). Move {layout.Root} away, or name "
                    + "another folder (--data-dir, or SCREENALYTICS_DATA_DIR)."
            );
    }
}
