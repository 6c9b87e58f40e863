using Screenalytics.Ingest.Console.Triggering;

namespace Screenalytics.Ingest.Tests.Console.Triggering;

/// <summary>Ids out of whatever somebody pastes.</summary>
public sealed class PastedIdsTests
{
    private const string One = "e7e2d44b-99e3-8823-976a-8bacff4fe9c0";
    private const string Two = "e6d1d821-e4ce-8ff9-a72f-f1e670d833d7";

    [Theory]
    [InlineData(One + "\n" + Two)]
    [InlineData(One + "\r\n\r\n" + Two + "\r\n")]
    [InlineData(One + ", " + Two)]
    [InlineData(One + ";" + Two + ";")]
    [InlineData("[\"" + One + "\", \"" + Two + "\"]")]
    [InlineData("[\n  '" + One + "',\n  '" + Two + "'\n]")]
    [InlineData("# the guests\n" + One + " # Ada\n// more\n" + Two + "//Bo")]
    [InlineData("\uFEFF" + One + "\t" + Two)]
    public void Whatever_parts_them(string text)
    {
        var read = PastedIds.Read(text);

        read.Ids.ShouldBe([Guid.Parse(One), Guid.Parse(Two)]);
        read.Errors.ShouldBeEmpty();
        read.Repeated.ShouldBe(0);
    }

    [Fact]
    public void One_that_stands_twice_counts_once_and_is_told()
    {
        var read = PastedIds.Read($"{One} {Two.ToUpperInvariant()} {Two} {One}");

        read.Ids.Count.ShouldBe(2);
        read.Repeated.ShouldBe(2);
    }

    [Fact]
    public void What_is_no_id_is_named_with_its_place()
    {
        var read = PastedIds.Read($"{One}\n  {Two}, nonsense\n{{{One}}}");

        read.Ids.Count.ShouldBe(2);
        read.Errors.ShouldBe(["line 2, column 41: 'nonsense' is no id.", $"line 3, column 1: '{{{One}}}' is no id."]);
    }

    [Fact]
    public void Of_very_many_bad_words_the_first_are_named_and_all_counted()
    {
        var read = PastedIds.Read(string.Join(' ', Enumerable.Repeat("x", 1000)));

        read.Bad.ShouldBe(1000);
        read.Errors.Count.ShouldBe(PastedIds.MostNamed);
    }

    [Fact]
    public void What_is_shown_of_a_bad_word_is_short_and_steers_nothing() =>
        PastedIds
            .Read("\u001b[31m" + new string('y', 5000))
            .Errors.ShouldAllBe(error => error.Length < 120 && !error.Contains('\u001b'));

    [Theory]
    [InlineData("")]
    [InlineData(" \n # nobody\n[]")]
    public void Nothing_names_nobody(string text) =>
        PastedIds.Read(text).ShouldSatisfyAllConditions(read => read.Ids.ShouldBeEmpty(), read => read.Bad.ShouldBe(0));
}
