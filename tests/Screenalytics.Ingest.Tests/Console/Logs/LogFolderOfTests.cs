using System.Globalization;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>A folder with log files for a test.</summary>
internal sealed class LogFolderOfTests : IDisposable
{
    public static readonly DateTimeOffset Begin = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    public string Path { get; } = Directory.CreateTempSubdirectory("ingest-logs-").FullName;

    /// <summary>An event's line.</summary>
    public static string Line(int second, string message, string rest = "") =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{{\"@t\":\"{Begin.AddSeconds(second).UtcDateTime:O}\",\"@mt\":\"{message}\"{rest}}}\n"
        );

    public void Write(string name, params IEnumerable<string> lines) =>
        File.AppendAllText(System.IO.Path.Combine(Path, name), string.Concat(lines));

    /// <summary>The messages of all pages from the end on, the latest first.</summary>
    public List<string> All(LogQuery query, long mostBytes = LogSearch.MostBytes)
    {
        var messages = new List<string>();
        for (var asked = query; ; )
        {
            var found = new LogSearch(Path).Find(asked, mostBytes, CancellationToken.None);
            messages.AddRange(found.Entries.Select(entry => entry.Message));
            if (found.Further is not { } further)
            {
                return messages;
            }

            asked = query with { Before = further };
        }
    }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
