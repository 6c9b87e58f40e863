using System.Globalization;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>Following the log from where a page ended.</summary>
public sealed class LogTailTests : IDisposable
{
    private const string File = "ingest-20261122.jsonl";

    private readonly LogFolderOfTests _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void What_comes_is_told_once_over_files_and_processes()
    {
        _folder.Write("ingest-20261121.jsonl", Line(0));
        _folder.Write(File, Line(1), Line(2)[..10]);
        var tail = TailOf(new LogQuery());

        Read(tail).ShouldBeEmpty();
        _folder.Write(File, Line(2)[10..], Line(3));
        Read(tail).ShouldBe(["3", "2"]);
        _folder.Write(File, Line(4));
        _folder.Write("ingest-20261123.jsonl", Line(6));
        _folder.Write("ingest.2-20261122.jsonl", Line(5));
        Read(tail).ShouldBe(["6", "5", "4"]);
        Read(tail).ShouldBeEmpty();
    }

    [Fact]
    public void Whoever_comes_back_goes_on_where_it_was()
    {
        _folder.Write(File, Line(0));
        var first = TailOf(new LogQuery());
        _folder.Write(File, Line(1));
        Read(first).ShouldBe(["1"]);
        _folder.Write(File, Line(2));

        var second = new LogTail(_folder.Path, new LogQuery(), LogMark.FindAll(first.Marks)!);

        Read(second).ShouldBe(["2"]);
    }

    [Fact]
    public void Only_what_is_asked_for_is_told_and_of_very_much_the_last()
    {
        _folder.Write(File, Line(0));
        var tail = TailOf(new LogQuery { Level = LogSeverity.Warning });

        _folder.Write(
            File,
            Enumerable.Range(1, 500).Select(i => LogFolderOfTests.Line(i, $"{i}", ",\"@l\":\"Error\""))
        );
        _folder.Write(File, Line(501));
        var (entries, leftOut) = tail.Read(CancellationToken.None);

        entries.Count.ShouldBe(LogTail.MostEntries);
        entries[0].Message.ShouldBe("500");
        leftOut.ShouldBe(400);
    }

    private LogTail TailOf(LogQuery query) => new(_folder.Path, query, new LogSearch(_folder.Path).Ends());

    private static List<string> Read(LogTail tail) =>
        [.. tail.Read(CancellationToken.None).Entries.Select(entry => entry.Message)];

    private static string Line(int second) =>
        LogFolderOfTests.Line(second, second.ToString(CultureInfo.InvariantCulture));
}
