using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>What of a log is read to learn about a span.</summary>
public sealed class LogSegmentsTests : IDisposable
{
    private const string First = "ingest-20261121.jsonl";
    private const string Second = "ingest-20261122.jsonl";

    private readonly LogFolderOfTests _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void All_of_a_small_log_is_read_in_its_order()
    {
        _folder.Write(Second, Line(5), Line(6));
        _folder.Write(First, Line(0), Line(1));

        var segments = LogSegments.Of(_folder.Path, null, null, 1_000_000);

        TextOf(segments).ShouldBe(["0", "1", "5", "6"]);
        (segments.IsCut, segments.Packed).ShouldBe((false, 0));
    }

    [Fact]
    public void Of_too_much_the_latest_whole_lines_are_read()
    {
        _folder.Write(First, Enumerable.Range(0, 50).Select(Line));
        _folder.Write(Second, Enumerable.Range(50, 50).Select(Line));

        var segments = LogSegments.Of(_folder.Path, null, null, 70 * Line(50).Length);

        segments.IsCut.ShouldBeTrue();
        var lines = TextOf(segments);
        lines.Count.ShouldBeInRange(69, 72);
        lines.ShouldBe(Enumerable.Range(100 - lines.Count, lines.Count).Select(i => $"{i}"));
    }

    [Fact]
    public void A_file_larger_than_the_bound_is_read_in_part()
    {
        _folder.Write(Second, Enumerable.Range(0, 1000).Select(Line));

        var segments = LogSegments.Of(_folder.Path, null, null, 10 * Line(900).Length);

        segments.IsCut.ShouldBeTrue();
        TextOf(segments)[^1].ShouldBe("999");
    }

    [Fact]
    public void A_span_in_the_middle_of_a_long_file_is_read_without_the_rest()
    {
        _folder.Write(Second, Enumerable.Range(0, 60_000).Select(Line));
        var since = LogFolderOfTests.Begin.AddSeconds(20_000);

        var segments = LogSegments.Of(_folder.Path, since, since.AddSeconds(1000), 500_000);

        segments.IsCut.ShouldBeFalse();
        var lines = TextOf(segments);
        lines.Count.ShouldBeLessThan(2000);
        lines.ShouldContain("20000");
        lines.ShouldContain("20999");
    }

    [Fact]
    public void Packed_files_are_left_out_and_counted()
    {
        _folder.Write(Second, Line(0), "{\"@t\":\"20");
        _folder.Write("ingest-20261120.jsonl.gz", "no matter what");

        var segments = LogSegments.Of(_folder.Path, null, null, 1_000_000);

        TextOf(segments).ShouldBe(["0"]);
        segments.Packed.ShouldBe(1);
        LogSlot.CountPacked(_folder.Path).ShouldBe(1);
    }

    private static List<string> TextOf(LogSegments segments) =>
        [
            .. segments
                .All.SelectMany(segment =>
                    Encoding
                        .UTF8.GetString(File.ReadAllBytes(segment.Path)[(int)segment.Begin..(int)segment.End])
                        .Split('\n', StringSplitOptions.RemoveEmptyEntries)
                )
                .Select(line => line.Split("\"@mt\":\"")[1].Split('"')[0]),
        ];

    private static string Line(int second) =>
        LogFolderOfTests.Line(second, second.ToString(CultureInfo.InvariantCulture));
}
