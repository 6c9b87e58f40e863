using System.Globalization;
using System.Text.RegularExpressions;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The files that one process after another has written in a row, the oldest first.</summary>
/// <param name="Name">What their names have in common.</param>
/// <param name="Files">Their names in the log's folder.</param>
internal sealed partial record LogSlot(string Name, IReadOnlyList<string> Files)
{
    /// <summary>The slots of a folder, packed files left out; none when the folder is not there yet.</summary>
    /// <exception cref="LogSourceException">The folder can't be read.</exception>
    public static IReadOnlyList<LogSlot> Of(string folder)
    {
        if (!Directory.Exists(folder))
        {
            return [];
        }

        return
        [
            .. LogFiles
                .Of(folder)
                .Select(path => Path.GetFileName(path))
                .Where(name => name.EndsWith(LogFiles.Extension, StringComparison.Ordinal))
                .Select(name => (Name: name, Parts: Parts().Match(name)))
                .GroupBy(file => file.Parts.Success ? file.Parts.Groups["slot"].Value : file.Name)
                .OrderBy(slot => slot.Key, StringComparer.Ordinal)
                .Select(slot => new LogSlot(
                    slot.Key,
                    [.. slot.OrderBy(file => OrderOf(file.Parts)).Select(file => file.Name)]
                )),
        ];
    }

    /// <summary>How many packed files a folder holds, which are in no slot.</summary>
    /// <exception cref="LogSourceException">The folder can't be read.</exception>
    public static int CountPacked(string folder) => Directory.Exists(folder) ? LogFiles.Of(folder).Count(IsPacked) : 0;

    /// <summary>Whether a file is packed, by its name.</summary>
    public static bool IsPacked(string path) => path.EndsWith(LogFiles.CompressedExtension, StringComparison.Ordinal);

    /// <summary>A file, which may be gone, and those that were begun after it.</summary>
    public IEnumerable<string> From(string file)
    {
        var order = OrderOf(Parts().Match(file));
        return Files.SkipWhile(name => OrderOf(Parts().Match(name)).CompareTo(order) < 0);
    }

    /// <summary>Where what was logged ends.</summary>
    /// <exception cref="LogSourceException">The file can't be read.</exception>
    public LogMark End(string folder)
    {
        using var lines = new BackwardLines(Path.Combine(folder, Files[^1]), null);
        return new LogMark(Files[^1], lines.End);
    }

    private static (long Day, long Number) OrderOf(Match parts) =>
        (NumberOf(parts.Groups["day"]), NumberOf(parts.Groups["number"]));

    private static long NumberOf(Group group) =>
        group.Success && long.TryParse(group.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? number
            : 0;

    [GeneratedRegex(
        @"^(?<slot>[a-z]+(\.\d+)?)-(?<day>\d{8})(_(?<number>\d{1,9}))?\.jsonl$",
        RegexOptions.ExplicitCapture
    )]
    private static partial Regex Parts();
}
