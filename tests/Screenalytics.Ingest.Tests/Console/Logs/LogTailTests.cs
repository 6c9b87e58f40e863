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

    [Theory]
    [InlineData("")]
    [InlineData("ingest-20250101.jsonl@7")]
    public void Without_a_place_that_is_known_it_begins_at_the_end(string from)
    {
        _folder.Write("ingest-20261121.jsonl", Line(0));
        _folder.Write(File, Line(1), Line(2));
        var tail = new LogTail(_folder.Path, new LogQuery(), LogMark.FindAll(from) ?? []);

        Read(tail).ShouldBeEmpty();
        _folder.Write(File, Line(3));
        Read(tail).ShouldBe(["3"]);
    }

    [Fact]
    public void A_file_is_read_to_its_end_before_the_next_and_all_that_is_left_out_is_counted()
    {
        _folder.Write(File, Line(0));
        var tail = TailOf(new LogQuery());
        var rest = $",\"Text\":\"{new string('x', 2000)}\"";
        _folder.Write(File, Enumerable.Range(1, 6000).Select(i => LogFolderOfTests.Line(i, $"{i}", rest)));
        _folder.Write("ingest-20261123.jsonl", Line(9000));
        var looks = new List<(IReadOnlyList<LogEntry> Entries, int LeftOut)>();

        do
        {
            looks.Add(tail.Read(CancellationToken.None));
        } while (looks[^1].Entries.Count > 0);

        looks.Sum(look => look.Entries.Count + look.LeftOut).ShouldBe(6001);
        looks.ShouldAllBe(look => look.Entries.Count <= LogTail.MostEntries);
        looks[0].Entries[0].Message.ShouldNotBe("9000");
        looks[^2].Entries[0].Message.ShouldBe("9000");
    }

    [Fact]
    public void A_file_that_was_deleted_or_packed_holds_up_nobody()
    {
        _folder.Write("ingest-20261121.jsonl", Line(0));
        var tail = TailOf(new LogQuery());
        Read(tail).ShouldBeEmpty();

        System.IO.File.Delete(Path.Combine(_folder.Path, "ingest-20261121.jsonl"));
        _folder.Write(File, Line(1));

        Read(tail).ShouldBe(["1"]);
    }

    private LogTail TailOf(LogQuery query) => new(_folder.Path, query, new LogSearch(_folder.Path).Ends());

    private static List<string> Read(LogTail tail) =>
        [.. tail.Read(CancellationToken.None).Entries.Select(entry => entry.Message)];

    private static string Line(int second) =>
        LogFolderOfTests.Line(second, second.ToString(CultureInfo.InvariantCulture));
}
