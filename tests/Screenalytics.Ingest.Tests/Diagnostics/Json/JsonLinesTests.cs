using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using Screenalytics.Ingest.Diagnostics.Json;

namespace Screenalytics.Ingest.Tests.Diagnostics.Json;

public sealed class JsonLinesTests
{
    [Fact]
    public void Every_text_comes_back_as_it_was() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<string>().Filter(text => text is not null),
                text =>
                {
                    using var lines = new JsonLines(static value => value);
                    lines.Text(text);
                    Read(lines).GetString().ShouldBe(Whole(text));
                    lines.Written.IndexOfAnyInRange((byte)0, (byte)31).ShouldBe(-1);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("\ud800")]
    [InlineData("a\udc00b")]
    [InlineData("\u2028\u0085\u202e\0\t\"\\/<>&'")]
    [InlineData("日本語 😀")]
    public void Odd_texts_are_no_less(string text)
    {
        using var lines = new JsonLines(static value => value);
        lines.Text(text);

        Read(lines).GetString().ShouldBe(Whole(text));
    }

    [Fact]
    public void Numbers_flags_ids_and_times_come_back()
    {
        var (id, time) = (
            Guid.NewGuid(),
            new DateTimeOffset(2026, 11, 22, 18, 0, 0, TimeSpan.FromHours(2)).AddTicks(7)
        );
        using var lines = new JsonLines(static value => value);
        lines.Raw("["u8);
        lines.Number(long.MinValue);
        lines.Raw(","u8);
        lines.Flag(true);
        lines.Raw(","u8);
        lines.Id(id);
        lines.Raw(","u8);
        lines.Time(time);
        lines.Raw("]"u8);

        var read = Read(lines);
        read[0].GetInt64().ShouldBe(long.MinValue);
        read[1].GetBoolean().ShouldBeTrue();
        read[2].GetGuid().ShouldBe(id);
        read[3].GetString().ShouldBe("2026-11-22T16:00:00.0000007Z");
    }

    [Theory]
    [InlineData(0, "0")]
    [InlineData(4, "0")]
    [InlineData(5, "0.001")]
    [InlineData(12_000, "1.2")]
    [InlineData(22_500, "2.25")]
    [InlineData(10_000_000, "1000")]
    [InlineData(-5, "0")]
    public void Milliseconds_are_told_to_the_microsecond(long ticks, string expected)
    {
        using var lines = new JsonLines(static value => value);
        lines.Milliseconds(TimeSpan.FromTicks(ticks));

        System.Text.Encoding.ASCII.GetString(lines.Written).ShouldBe(expected);
    }

    [Fact]
    public void Texts_pass_the_redactor_and_grow_the_memory()
    {
        using var lines = new JsonLines(static value => value.Replace('s', '*'));
        for (var i = 0; i < 10_000; i++)
        {
            lines.Raw(i == 0 ? "["u8 : ","u8);
            lines.Text("secrets");
        }

        lines.Raw("]"u8);
        Read(lines).EnumerateArray().ShouldAllBe(item => item.GetString() == "*ecret*");
    }

    private static JsonElement Read(JsonLines lines) => JsonDocument.Parse(lines.Written.ToArray()).RootElement;

    // What no UTF-8 can hold.
    private static string Whole(string text) =>
        System.Text.Encoding.UTF8.GetString(System.Text.Encoding.UTF8.GetBytes(text));
}
