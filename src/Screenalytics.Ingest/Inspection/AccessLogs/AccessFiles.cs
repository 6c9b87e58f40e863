using System.Globalization;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.AccessLogs;

/// <summary>Finds access logs and puts rotated ones in order: <c>access.log.2.gz</c>, <c>access.log.1</c>, <c>access.log</c>.</summary>
internal static class AccessFiles
{
    /// <summary>The files of some paths, the oldest of each log first.</summary>
    /// <exception cref="LogSourceException">One is not there or can't be read.</exception>
    public static IReadOnlyList<string> Of(IEnumerable<string> paths)
    {
        var files = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var file in paths.Where(path => path != LogSources.StandardInput).SelectMany(FilesOf))
        {
            files.TryAdd(Path.GetFullPath(file), file);
        }

        return
        [
            .. LogFiles
                .WithoutPackedTwins(files.Keys)
                .Select(name => files[name])
                .Select(file => (File: file, Rotated: Rotation(file)))
                .OrderBy(pair => pair.Rotated.Base, StringComparer.Ordinal)
                .ThenByDescending(pair => pair.Rotated.Number)
                .Select(pair => pair.File),
        ];
    }

    private static IEnumerable<string> FilesOf(string path)
    {
        if (Directory.Exists(path))
        {
            return LogFiles.Guarded(path, () => Directory.GetFiles(path));
        }

        return File.Exists(path)
            ? [path]
            : throw new LogSourceException(
                $"'{path}' is not there: give an access log as --access-log, a folder of them, or - for the standard input.",
                isMissing: true
            );
    }

    private static (string Base, int Number) Rotation(string file)
    {
        var name = file.EndsWith(".gz", StringComparison.Ordinal) ? file[..^3] : file;
        var dot = name.LastIndexOf('.');
        return
            dot > 0
            && int.TryParse(name[(dot + 1)..], NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            && number < 10_000
            ? (name[..dot], number)
            : (name, 0);
    }
}
