using Microsoft.AspNetCore.Http;
using Screenalytics.Ingest.Console.Logs;

namespace Screenalytics.Ingest.Tests.Console.Logs;

/// <summary>What the address of the log asks for.</summary>
public sealed class LogQueryTests
{
    [Fact]
    public void An_address_that_was_read_is_written_the_same()
    {
        const string Query =
            "?level=warning&event=RunFinished&run=01a20481-c503-7d54-b196-5472367d2ba8&person=e7e2d44b-99e3-8823-976a-8bacff4fe9c0"
            + "&q=two%20words&since=2026-01-01T00%3A00%3A00&until=2026-01-31T23%3A59%3A59";

        Of(Query).UrlOf(LogQuery.Path, null).ShouldBe(LogQuery.Path + Query);
    }

    [Theory]
    [InlineData("?level=loud", "level 'loud'")]
    [InlineData("?run=3", "run '3'")]
    [InlineData("?since=yesterday", "since 'yesterday'")]
    public void What_is_not_understood_is_named_with_the_way_out(string query, string named)
    {
        var read = Of(query);

        read.Errors.ShouldHaveSingleItem().ShouldStartWith(named + " is not understood: ");
        read.IsFiltered.ShouldBeFalse();
    }

    [Fact]
    public void A_damaged_place_leads_to_the_newest_and_says_so() =>
        Of("?before=../x@1")
            .ShouldSatisfyAllConditions(read => read.Before.ShouldBeNull(), read => read.Errors.ShouldHaveSingleItem());

    [Theory]
    [InlineData("2026-01-31T09:30")]
    [InlineData("2026-01-31T09:30:00Z")]
    [InlineData("2026-01-31 09:30")]
    public void Times_are_in_utc(string time) =>
        Of($"?since={Uri.EscapeDataString(time)}")
            .Since.ShouldBe(new DateTimeOffset(2026, 1, 31, 9, 30, 0, TimeSpan.Zero));

    internal static LogQuery Of(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return LogQuery.Of(context.Request.Query);
    }
}
