using System.Globalization;

namespace Screenalytics.Ingest.Hosting.EmbeddedPostgres;

/// <summary>The folders where PostgreSQL's programs may lie: PATH first, then the usual places, newest first.</summary>
internal static class PostgresSearchPath
{
    // Each is a folder, what its children are called, and where a child keeps its programs.
    private static readonly (string Parent, string Child, string Programs)[] Patterns =
    [
        ("/usr/lib/postgresql", "*", "bin"),
        ("/usr", "pgsql-*", "bin"),
        ("/usr/libexec", "postgresql*", ""),
        ("/usr/local", "pgsql*", "bin"),
        ("/opt/homebrew/opt", "postgresql*", "bin"),
        ("/usr/local/opt", "postgresql*", "bin"),
        ("/Applications/Postgres.app/Contents/Versions", "*", "bin"),
        ("C:/Program Files/PostgreSQL", "*", "bin"),
    ];

    /// <summary>Every folder worth a look, in order.</summary>
    public static IEnumerable<string> Folders(string? path) => OnPath(path).Concat(Patterns.SelectMany(Matching));

    private static IEnumerable<string> OnPath(string? path) =>
        (path ?? "")
            .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            .Where(Path.IsPathFullyQualified);

    private static IEnumerable<string> Matching((string Parent, string Child, string Programs) pattern)
    {
        try
        {
            return Directory
                .GetDirectories(pattern.Parent, pattern.Child)
                .OrderByDescending(VersionOf)
                .Select(child => Path.Combine(child, pattern.Programs))
                .ToList();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    private static double VersionOf(string folder)
    {
        var digits = new string(Path.GetFileName(folder).Where(c => char.IsAsciiDigit(c) || c == '.').ToArray());
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var version) ? version : 0;
    }
}
