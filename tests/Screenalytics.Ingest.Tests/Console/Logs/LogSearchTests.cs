using System.Globalization;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>Looking through the log from its end backwards.</summary>
public sealed class LogSearchTests : IDisposable
{
    private const string Run = "01a20481-c503-7d54-b196-5472367d2ba8";

    private readonly LogFolderOfTests _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void Files_of_days_numbers_and_processes_are_one_log_by_time()
    {
        _folder.Write("ingest-20261121.jsonl", Line(0), Line(1));
        _folder.Write("ingest-20261122.jsonl", Line(2), Line(5));
        _folder.Write("ingest-20261122_001.jsonl", Line(6), Line(9));
        _folder.Write("ingest.2-20261122.jsonl", Line(3), Line(7), Line(8));
        _folder.Write("ingest.2-20261123.jsonl", Line(10));

        _folder.All(new LogQuery()).ShouldBe(["10", "9", "8", "7", "6", "5", "3", "2", "1", "0"]);
    }

    [Fact]
    public void Pages_that_end_at_the_bound_miss_nothing_and_tell_nothing_twice()
    {
        for (var slot = 2; slot < 5; slot++)
        {
            var own = slot;
            _folder.Write($"ingest.{slot}-20261122.jsonl", Enumerable.Range(0, 150).Select(i => Line((i * 3) + own)));
        }

        var whole = _folder.All(new LogQuery());
        _folder.All(new LogQuery(), mostBytes: 1).ShouldBe(whole);
        whole.Count.ShouldBe(450);
        whole.Select(Number).ShouldBe(whole.Select(Number).OrderDescending());
    }

    [Fact]
    public void Lines_longer_than_a_block_are_read_whole()
    {
        var giant = new string('x', 300_000);
        _folder.Write(
            "ingest-20261122.jsonl",
            Line(0),
            LogFolderOfTests.Line(1, "big", $",\"Text\":\"{giant}\""),
            Line(2)
        );

        _folder.All(new LogQuery()).ShouldBe(["2", "big", "0"]);
    }

    [Fact]
    public void What_is_being_written_is_left_for_later()
    {
        _folder.Write("ingest-20261122.jsonl", Line(0), Line(1), Line(2)[..20]);

        _folder.All(new LogQuery()).ShouldBe(["1", "0"]);
    }

    [Fact]
    public void A_span_in_the_middle_of_a_long_file_is_found_without_reading_what_is_behind_it()
    {
        _folder.Write("ingest-20261122.jsonl", Enumerable.Range(0, 60_000).Select(Line));
        var query = new LogQuery
        {
            Since = LogFolderOfTests.Begin.AddSeconds(20_000),
            Until = LogFolderOfTests.Begin.AddSeconds(20_003),
        };

        var found = new LogSearch(_folder.Path).Find(query, LogSearch.MostBytes, CancellationToken.None);

        found.Entries.Select(entry => entry.Message).ShouldBe(["20002", "20001", "20000"]);
        found.Further.ShouldBeNull();
        found.BytesRead.ShouldBeLessThan(400_000);
    }

    [Theory]
    [InlineData("level=warning", "failed", "warned")]
    [InlineData("event=RunFinished", "finished")]
    [InlineData("event=runfinished", "finished")]
    [InlineData("event=1004", "finished")]
    [InlineData("run=" + Run, "finished")]
    [InlineData("person=" + Run, "person")]
    [InlineData("q=FINISHED", "finished")]
    [InlineData("q=warn+ed", "warned")]
    [InlineData("q=zoË", "Zoë")]
    [InlineData("q=ZOë+FIVE", "Zoë")]
    [InlineData("event=PERSONdone", "Zoë")]
    [InlineData("level=error", "failed")]
    public void What_is_asked_for_is_found(string query, params string[] messages)
    {
        _folder.Write(
            "ingest-20261122.jsonl",
            Line(0),
            LogFolderOfTests.Line(1, "finished", $",\"@i\":1004,\"Event\":\"RunFinished\",\"RunId\":\"{Run}\""),
            LogFolderOfTests.Line(2, "warned", ",\"@l\":\"Warning\""),
            LogFolderOfTests.Line(3, "person", $",\"PersonId\":\"{Run}\""),
            LogFolderOfTests.Line(4, "debug", ",\"@l\":\"Debug\""),
            LogFolderOfTests.Line(5, "Zoë", ",\"Event\":\"PersonDone\",\"N\":\"Five\""),
            LogFolderOfTests.Line(6, "failed", ",\"@l\":\"Fatal\"")
        );

        _folder.All(LogQueryTests.Of("?" + query)).ShouldBe(messages);
    }

    [Fact]
    public void A_folder_that_is_not_there_yet_is_an_empty_log() =>
        new LogSearch(Path.Combine(_folder.Path, "no"))
            .Find(new LogQuery(), LogSearch.MostBytes, CancellationToken.None)
            .Entries.ShouldBeEmpty();

    [Theory]
    [InlineData(1_500_000, false)]
    [InlineData(5_000_000, true)]
    public void A_long_line_is_shown_whole_or_it_is_said_that_it_is_cut(int letters, bool isCut)
    {
        var giant = LogFolderOfTests.Line(1, "big", $",\"Text\":\"{new string('x', letters)}\"");
        _folder.Write("ingest-20261122.jsonl", Line(0), giant, Line(2));

        var line = new LogSearch(_folder.Path).Line(new LogMark("ingest-20261122.jsonl", Line(0).Length));

        line.ShouldNotBeNull().IsCut.ShouldBe(isCut);
        line.Bytes.Length.ShouldBe(isCut ? BackwardLines.MostLineBytes : giant.Length - 1);
    }

    [Fact]
    public void Nothing_outside_the_folder_is_read()
    {
        _folder.Write("ingest-20261122.jsonl", Line(0));

        LogMark.Find("../../etc/passwd@0").ShouldBeNull();
        LogMark.Find("passwd@0").ShouldNotBeNull();
        new LogSearch(_folder.Path).Line(new LogMark("passwd", 0)).ShouldBeNull();
    }

    private static string Line(int second) =>
        LogFolderOfTests.Line(second, second.ToString(CultureInfo.InvariantCulture));

    private static int Number(string text) => int.Parse(text, CultureInfo.InvariantCulture);
}
