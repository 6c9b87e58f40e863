using Screenalytics.Ingest.Storage.History;

namespace Screenalytics.Ingest.Tests.Storage;

public sealed class EventCursorTests
{
    [Fact]
    public void The_beginning_is_before_all() => EventCursor.Parse(null).ShouldBe(new EventCursor(0, 0, 0));

    [Fact]
    public void A_cursor_is_read_as_it_was_written()
    {
        var cursor = new EventCursor(ulong.MaxValue, long.MaxValue, 256);

        EventCursor.Parse(cursor.ToString()).ShouldBe(cursor);
    }

    [Theory]
    [InlineData("")]
    [InlineData("1")]
    [InlineData("1-2")]
    [InlineData("1-2-3-4")]
    [InlineData("1--3")]
    [InlineData("a-2-3")]
    [InlineData("1-2- 3")]
    [InlineData("99999999999999999999999-1-1")]
    public void What_is_none_is_refused_by_its_name(string text) =>
        Should.Throw<FormatException>(() => EventCursor.Parse(text)).Message.ShouldContain($"'{text}'");
}
