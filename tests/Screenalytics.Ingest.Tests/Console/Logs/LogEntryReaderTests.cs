using System.Text;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>Lines of the log as a page shows them.</summary>
public sealed class LogEntryReaderTests
{
    private const string Run = "01a20481-c503-7d54-b196-5472367d2ba8";

    [Fact]
    public void An_event_is_told_in_its_own_words()
    {
        var entry = Read(
            $$$"""{"@t":"2026-11-22T18:25:43.4561589Z","@mt":"Run {RunId} has {Rows}{Odd} rows of {{x}} after {Failure}, {DurationMs:0.0} ms, {Failure}","@l":"Warning","@i":1101,"Event":"Told","RunId":"{{{Run}}}","Rows":3,"DurationMs":1.5,"Calls":[{"Rows":1}]}"""
        );

        entry.Message.ShouldBe($"Run {Run} has 3 rows of {{x}} after –, 1.5 ms");
        entry.Severity.ShouldBe(LogSeverity.Warning);
        entry.EventId.ShouldBe(1101);
        entry.EventName.ShouldBe("Told");
        entry.RunId.ShouldBe(Guid.Parse(Run));
        entry.Time.ShouldBe(DateTimeOffset.Parse("2026-11-22T18:25:43.4561589Z", null));
        entry.Properties.Select(property => property.Name).ShouldBe(["RunId", "Rows", "DurationMs", "Calls"]);
        entry.Properties[^1].Value.ShouldBe("""[{"Rows":1}]""");
        entry.IsCut.ShouldBeFalse();
    }

    [Fact]
    public void Nothing_in_it_steers_and_what_is_long_is_cut()
    {
        var entry = Read(
            $$"""{"@t":"2026-11-22T18:25:43Z","@mt":"a\u001b[31m\nb\u202e{Long}","Long":"{{new string('z', 9000)}}","@x":"one\ntwo\u0007"}"""
        );

        entry.Message.ShouldStartWith("a\ufffd[31m\ufffdb\ufffdzzz");
        entry.Message.Length.ShouldBeLessThanOrEqualTo(600);
        entry.Properties.ShouldHaveSingleItem().Value.Length.ShouldBeLessThanOrEqualTo(1200);
        entry.Exception.ShouldBe("one\ntwo\ufffd");
        entry.IsCut.ShouldBeTrue();
    }

    [Theory]
    [InlineData("no json at all")]
    [InlineData("{\"@t\":\"2026-11-22T18:25:43Z\",\"@mt\":\"cut o")]
    [InlineData("[1,2]")]
    [InlineData("{\"@t\":1,\"@mt\":{\"a\":[]},\"@l\":7,\"@i\":\"x\"}")]
    public void Whatever_stands_there_is_shown_and_nothing_breaks(string line) => Read(line).Message.ShouldNotBeEmpty();

    private static LogEntry Read(string line) =>
        LogEntryReader.Read(Encoding.UTF8.GetBytes(line), new LogMark("ingest-20261122.jsonl", 0)).ShouldNotBeNull();
}
