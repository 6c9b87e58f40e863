using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Tests.Inspection.Reading;

public sealed class LogLinesTests
{
    private const string Run = "01a2037d-9834-750d-bb07-a6f62ebd3197";
    private const string Person = "3f2504e0-4f89-41d3-9a0c-0305e82c3301";
    private const string Time = "\"@t\":\"2026-11-22T18:00:00.1234567Z\"";
    private const string Ids = $"\"RunId\":\"{Run}\",\"PersonId\":\"{Person}\"";

    [Fact]
    public void Keys_may_come_in_any_order_with_escapes_and_unknown_ones()
    {
        var told = Told(
            $$$"""
             {"Target":"season:\u0041\n\"b\"","New":{"@i":5,"Calls":[[1]]},"Calls":[{"Complete":true,"Rows":3,"Status":200,"x":null,
            """.Replace("\n", "", StringComparison.Ordinal).Trim()
                + $"\"Attempts\":1,\"Seed\\u004fnly\":true}}],{Ids},\"Outcome\":\"seeded\",\"@i\" : 1100,\"Node\":null,{Time} }}\r\n"
        );

        var person = told.People.ShouldHaveSingleItem();
        person.Target.ShouldBe("season:A\n\"b\"");
        person.Node.ShouldBeNull();
        person.RunId.ShouldBe(Guid.Parse(Run));
        person.Time.ShouldBe(new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.Zero).AddTicks(1234567));
        person.Calls.ShouldBe([new LoggedCall(true, 0, false, 1, 200, 3, 0, true, 0, null)]);
    }

    [Theory]
    [InlineData("\"Outcome\":\"seeded\",\"Outcome\":\"seeded\"", "Outcome stands there twice")]
    [InlineData("\"Calls\":[{\"Rows\":1,\"R\\u006fws\":0}]", "a call of Calls: Rows stands there twice")]
    [InlineData(
        "\"Calls\":[{\"SeedOnly\":true,\"Attempts\":1,\"Status\":200,\"Complete\":true}]",
        "a call of Calls: Rows is missing"
    )]
    [InlineData("\"Calls\":[7]", "Calls holds something else than objects")]
    [InlineData("\"Calls\":{}", "Calls is of the wrong type")]
    [InlineData("\"Inserted\":\"5\"", "Inserted is of the wrong type")]
    [InlineData("\"Inserted\":99999999999", "Inserted is of the wrong type")]
    [InlineData("\"Detail\":\"a\tb\"", "no JSON from byte")]
    public void A_person_that_can_not_be_understood_is_torn(string rest, string reason)
    {
        var told = Told($"{{{Time},\"@i\":1100,{Ids},{rest}}}\n");

        told.People.ShouldBeEmpty();
        told.Torn.ShouldHaveSingleItem().Reason.ShouldStartWith(reason);
    }

    [Theory]
    [InlineData(
        "{\"@t\":\"2026-11-22T18:00:00Z\",\"@i\":1100,\"RunId\":\"01a2037d-9834-750d-bb07-a6f62ebd3197\"}",
        "PersonId is missing"
    )]
    [InlineData("{\"@t\":\"yesterday\",\"@i\":1014}", "@t is no time")]
    [InlineData("{\"@t\":\"2026-11-22T18:00:00Z\",\"@i\":1014,\"RunId\":1}", "RunId is of the wrong type")]
    [InlineData("{\"@t\":\"2026-11-22T18:00:00Z\",\"@i\":1014} x}", "no JSON from byte")]
    [InlineData("{\"@t\":\"2026-11-22T18:00:00Z\",\"@i\":1014", "cut off")]
    [InlineData("{\"a\":1,\"@t\":\"2026-11-22T18:00:00Z\",\"b", "cut off")]
    public void An_event_that_lacks_something_is_torn(string line, string reason) =>
        Told(line + "\n").Torn.ShouldHaveSingleItem().Reason.ShouldStartWith(reason);

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("   at Some.Method() in File.cs:line 7")]
    [InlineData("{\"level\":\"info\",\"msg\":\"{\\\"@t\\\":1}\"}")]
    [InlineData("{}")]
    [InlineData("{")]
    [InlineData("}")]
    [InlineData("[{\"@t\":1}]")]
    [InlineData("\0\0\0\0")]
    [InlineData("null")]
    public void What_is_no_event_is_foreign(string line)
    {
        var told = Told(line + "\n" + LogText.Other(DateTimeOffset.UnixEpoch));

        told.Foreign.ShouldBe([new LogPlace("log", 1)]);
        told.Torn.ShouldBeEmpty();
        told.Others.ShouldBe([new LogPlace("log", 2)]);
    }

    [Fact]
    public void Bytes_that_are_no_text_harm_nobody()
    {
        var person = LogText.Of(SampleRun.Of(1, 1).People[0]);
        var bad = Encoding.UTF8.GetBytes(person.Replace("host-1234", "host-~234", StringComparison.Ordinal));
        bad[bad.AsSpan().IndexOf((byte)'~')] = 0xff;

        var told = Told([0xef, 0xbb, 0xbf, .. Encoding.UTF8.GetBytes(person), .. bad, 0xff, 0xfe, (byte)'\n']);

        told.People.Count.ShouldBe(1);
        told.Torn.ShouldBe([(new LogPlace("log", 2), "not in UTF-8")]);
        told.Foreign.ShouldBe([new LogPlace("log", 3)]);
    }

    [Fact]
    public void An_event_behind_the_piece_that_a_killed_process_left_is_not_lost()
    {
        var people = SampleRun.Of(1, 2).People.Select(LogText.Of).ToArray();

        var told = Told(people[0][..100] + people[1] + "\0\0\0" + people[0]);

        told.People.Count.ShouldBe(2);
        told.Torn.ShouldHaveSingleItem().Place.Line.ShouldBe(1);
        told.Foreign.ShouldHaveSingleItem().Line.ShouldBe(2);
    }

    [Fact]
    public void A_line_over_the_limit_is_passed_over()
    {
        var other = LogText.Other(DateTimeOffset.UnixEpoch);
        var told = new RecordingVisitor();
        var cutter = new LineCutter(new LogLines("log", told), mostBytes: 1000);
        var text = Encoding.UTF8.GetBytes(
            $"{other}{new string('x', 400_000)}\n{other[..^2]}{new string(' ', 300_000)}}}\n{other}"
        );
        Feed(cutter, text, 777);

        told.Others.Select(place => place.Line).ShouldBe([1, 4]);
        told.Foreign.ShouldBe([new LogPlace("log", 2)]);
        told.Torn.ShouldBe([(new LogPlace("log", 3), "longer than a line may be")]);
    }

    [Fact]
    public void Whatever_stands_between_the_events_they_are_all_told()
    {
        string[] foreign = ["\n", "   at X.Y()\n", "{\"a\":[1,2]}\n", "\0\0\n", "é{\n", "{\"@t\":\"20", "[\n"];
        var run = SampleRun.Of(9, 40);
        var lines = run.Lines(debug: true).ToArray();
        var property = Prop.ForAll(
            Gen.Choose(0, lines.Length + foreign.Length - 1).ListOf().ToArbitrary(),
            Gen.Choose(1, 5000).ToArbitrary(),
            (picks, chunk) =>
            {
                var text = new StringBuilder();
                var (events, strange) = (0, 0);
                foreach (var pick in picks)
                {
                    text.Append(pick < lines.Length ? lines[pick] : foreign[pick - lines.Length]);
                    events += pick < lines.Length ? 1 : 0;
                    strange += pick < lines.Length ? 0 : 1;
                }

                var told = new RecordingVisitor();
                var cutter = new LineCutter(new LogLines("log", told));
                Feed(cutter, Encoding.UTF8.GetBytes(text.ToString()), chunk);
                (told.People.Count + told.Calls.Count + told.Runs.Count).ShouldBe(events, text.ToString());
                (told.Torn.Count + told.Foreign.Count).ShouldBeLessThanOrEqualTo(strange);
            }
        );

        property.QuickCheckThrowOnFailure();
    }

    private static void Feed(LineCutter cutter, ReadOnlySpan<byte> text, int chunk)
    {
        while (text.Length > 0)
        {
            var room = cutter.Room().Span;
            var count = Math.Min(Math.Min(chunk, room.Length), text.Length);
            text[..count].CopyTo(room);
            cutter.Advance(count);
            text = text[count..];
        }

        cutter.Finish();
    }

    private static RecordingVisitor Told(string text) => Told(Encoding.UTF8.GetBytes(text));

    private static RecordingVisitor Told(byte[] text)
    {
        var told = new RecordingVisitor();
        Feed(new LineCutter(new LogLines("log", told)), text, 4096);
        return told;
    }
}
