using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Tests.TrrDatabase;

public sealed class NameSearchTests
{
    [Theory]
    [InlineData("e7e2", "e7e20000-0000-0000-0000-000000000000", "e7e2ffff-ffff-ffff-ffff-ffffffffffff")]
    [InlineData(" E7E2D44B-99 ", "e7e2d44b-9900-0000-0000-000000000000", "e7e2d44b-99ff-ffff-ffff-ffffffffffff")]
    [InlineData(
        "e7e2d44b-99e3-8823-976a-8bacff4fe9c0",
        "e7e2d44b-99e3-8823-976a-8bacff4fe9c0",
        "e7e2d44b-99e3-8823-976a-8bacff4fe9c0"
    )]
    public void The_beginning_of_an_id_is_a_span_of_ids(string text, string first, string last) =>
        NameSearch.SpanOf(text, 4).ShouldBe((new Guid(first), new Guid(last)));

    [Theory]
    [InlineData("")]
    [InlineData("Ada")]
    [InlineData("Adam")]
    [InlineData("0x12")]
    [InlineData("e7e2d44b-99e3-8823-976a-8bacff4fe9c00")]
    public void What_no_id_begins_with_is_none(string text) => NameSearch.SpanOf(text, 4).ShouldBeNull();

    [Fact]
    public void Words_are_looked_for_as_they_are_written() =>
        NameSearch.PatternsOf(@"  50%  a_b c\d ").ShouldBe([@"%50\%%", @"%a\_b%", @"%c\\d%"]);
}
