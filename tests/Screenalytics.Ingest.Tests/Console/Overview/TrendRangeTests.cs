using Screenalytics.Ingest.Console.Overview;

namespace Screenalytics.Ingest.Tests.Console.Overview;

/// <summary>The spans of time that the charts look at.</summary>
public sealed class TrendRangeTests
{
    private static readonly DateTimeOffset Now = new(2026, 3, 1, 12, 34, 56, TimeSpan.FromHours(2));

    public static TheoryData<string> Names => [.. TrendRange.All.Select(range => range.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_last_point_is_the_one_under_way(string name)
    {
        var range = TrendRange.Find(name);
        var last = range.From(Now) + (range.Span * (range.Count - 1));

        last.ShouldBeLessThanOrEqualTo(Now);
        (last + range.Span).ShouldBeGreaterThan(Now);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("forever")]
    public void Another_name_is_the_first_range(string? name) => TrendRange.Find(name).ShouldBe(TrendRange.All[0]);

    [Theory]
    [InlineData(0, 1)]
    [InlineData(0.173, 0.2)]
    [InlineData(3, 5)]
    [InlineData(10, 10)]
    [InlineData(1234, 2000)]
    public void A_chart_ends_at_a_round_number(double most, double top) => ChartFrame.RoundUp(most).ShouldBe(top, 1e-9);
}
