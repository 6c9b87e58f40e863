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
                    [
                        .. slot.OrderBy(file => file.Parts.Groups["day"].Value, StringComparer.Ordinal)
                            .ThenBy(file => NumberOf(file.Parts.Groups["number"]))
                            .Select(file => file.Name),
                    ]
                )),
        ];
    }

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
