using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Diagnostics;
using Screenalytics.Ingest.Diagnostics.Files;
using Serilog.Events;
using Serilog.Parsing;

namespace Screenalytics.Ingest.Tests.Diagnostics.Files;

/// <summary>A folder of log files that lives as long as a test, and what is written to it.</summary>
internal sealed class LogFolderOfTest : IDisposable
{
    private readonly DirectoryInfo _root = Directory.CreateTempSubdirectory("ingest-log-tests-");

    public FakeTimeProvider Time { get; } = new(new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero));

    public List<string> Told { get; } = [];

    public LogOptions Options { get; } = new();

    public string Path => System.IO.Path.Combine(_root.FullName, "data", LogFolder.Name);

    public string[] Names =>
        [.. Directory.GetFiles(Path, "*.jsonl").Select(file => System.IO.Path.GetFileName(file)!).Order()];

    public FileLog Open() =>
        new(
            new LogFolder(Path, () => Directory.CreateDirectory(System.IO.Path.GetDirectoryName(Path)!)),
            Options,
            static text => text,
            Told.Add,
            Time
        );

    public string[] Lines(string name) => File.ReadAllLines(System.IO.Path.Combine(Path, name));

    public string Write(string name, string text, TimeSpan age)
    {
        Directory.CreateDirectory(Path);
        var file = System.IO.Path.Combine(Path, name);
        File.WriteAllText(file, text);
        File.SetLastWriteTimeUtc(file, (Time.GetUtcNow() - age).UtcDateTime);
        return file;
    }

    public static void Tell(FileLog log, string text) =>
        log.Emit(
            new LogEvent(default, LogEventLevel.Information, null, new MessageTemplate([new TextToken(text)]), [])
        );

    public void Dispose() => _root.Delete(recursive: true);
}
