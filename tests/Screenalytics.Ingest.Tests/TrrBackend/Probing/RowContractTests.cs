using System.Text.Json;
using Screenalytics.Ingest.TrrBackend.Probing;

namespace Screenalytics.Ingest.Tests.TrrBackend.Probing;

public sealed class RowContractTests
{
    private const string Photo =
        """{"served_url":null,"hosted_key":null,"is_primary":true,"width":1,"height":null,"kind":"gallery"}""";

    [Fact]
    public void What_was_agreed_on_has_no_breach() => Breaches($"[{Photo}]").ShouldBeEmpty();

    [Fact]
    public void Fields_may_be_added() => Breaches($"[{Photo.Replace("{", """{"rank":3,""")}]").ShouldBeEmpty();

    [Theory]
    [InlineData("\"served_url\":null", "\"served_url\":7", "served_url", true)]
    [InlineData("\"served_url\":null", "\"url\":null", "served_url", true)]
    [InlineData("\"is_primary\":true", "\"is_primary\":\"yes\"", "is_primary", false)]
    [InlineData("\"width\":1", "\"width\":\"1\"", "width", false)]
    [InlineData("\"kind\":\"gallery\"", "\"kind\":null", "kind", false)]
    public void A_breach_names_the_field_and_how_many_rows(string was, string now, string field, bool needed)
    {
        var (rule, words) = Breaches($"[{Photo},{Photo.Replace(was, now)}]").ShouldHaveSingleItem();

        rule.Name.ShouldBe(field);
        rule.Needed.ShouldBe(needed);
        words.ShouldContain("in 1 of 2 rows");
    }

    private static List<(FieldRule Rule, string Words)> Breaches(string json) =>
        [.. RowContract.Breaches([.. JsonDocument.Parse(json).RootElement.EnumerateArray()], RowContract.Photos)];
}
