using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Screenalytics.Ingest.Storage.Migrating;

/// <summary>The migrations embedded in this program, in order.</summary>
internal static class MigrationFiles
{
    private const string Prefix = "migrations/";
    private const string Ending = ".sql";
    private const string OwnEnding = ".own";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<MigrationFile> All { get; } =
    [
        .. typeof(MigrationFiles)
            .Assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(Prefix, StringComparison.Ordinal))
            .Select(Load)
            .Append(QuartzMigration.File)
            .OrderBy(file => file.Version),
    ];

    private static MigrationFile Load(string resource)
    {
        using var stream = typeof(MigrationFiles).Assembly.GetManifestResourceStream(resource)!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var sql = reader.ReadToEnd().ReplaceLineEndings("\n");
        var name = resource[Prefix.Length..^Ending.Length];
        return new MigrationFile(
            int.Parse(name[..name.IndexOf('_', StringComparison.Ordinal)], CultureInfo.InvariantCulture),
            name,
            name.EndsWith(OwnEnding, StringComparison.Ordinal),
            () => sql,
            Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(sql)))
        );
    }
}
