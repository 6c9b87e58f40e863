using Microsoft.AspNetCore.Http;
using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Tests.Console.Runs;

/// <summary>What the address of the list of runs asks for.</summary>
public sealed class RunsQueryTests
{
    [Fact]
    public void An_address_that_was_read_is_written_the_same()
    {
        const string Query =
            "?q=season%3Aabc&status=partial&outcome=held&trigger=schedule&suspect=yes&since=2026-01-01&until=2026-01-31";

        Of(Query).UrlAfter(null).ShouldBe("/console/runs" + Query);
    }

    [Fact]
    public void The_last_day_counts_whole()
    {
        var filter = Of("?since=2026-01-01&until=2026-01-31").FilterOf(searchIsPerson: false);

        filter.Since.ShouldBe(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        filter.Until.ShouldBe(new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero));
    }

    [Theory]
    [InlineData("?status=sleeping", "status 'sleeping'")]
    [InlineData("?since=yesterday", "since 'yesterday'")]
    [InlineData("?after=3", "after '3'")]
    [InlineData("?trigger=me", "trigger 'me'")]
    public void What_is_not_understood_is_named_with_the_way_out_and_asks_for_nothing(string query, string named)
    {
        var read = Of(query);

        read.Errors.ShouldHaveSingleItem().ShouldStartWith(named + " is not understood: ");
        read.IsFiltered.ShouldBeFalse();
    }

    [Fact]
    public void The_last_day_of_all_time_is_no_defect() =>
        Of("?until=9999-12-31").FilterOf(searchIsPerson: false).Until.ShouldBeNull();

    [Fact]
    public void A_status_is_asked_for_as_the_api_names_it() => Of("?status=ok").Status.ShouldBe(RunStatus.Ok);

    private static RunsQuery Of(string query)
    {
        var context = new DefaultHttpContext();
        context.Request.QueryString = new QueryString(query);
        return RunsQuery.Of(context);
    }
}
