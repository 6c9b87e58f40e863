using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Hosting.Worker;

namespace Screenalytics.Ingest.Tests.Hosting.Worker;

public sealed class GracePeriodTests
{
    private readonly FakeTimeProvider _time = new();

    [Theory]
    [InlineData(30, 24)]
    [InlineData(4, 3)]
    [InlineData(600, 594)]
    public void People_in_flight_have_nearly_all_of_it(int whole, int forPeople) =>
        new GracePeriod(TimeSpan.FromSeconds(whole), _time).LeftToFinish.ShouldBe(TimeSpan.FromSeconds(forPeople));

    [Fact]
    public void What_is_left_shrinks_to_nothing_and_not_below()
    {
        var grace = new GracePeriod(TimeSpan.FromSeconds(30), _time);
        _time.Advance(TimeSpan.FromSeconds(26));

        grace.LeftToFinish.ShouldBe(TimeSpan.Zero);
        grace.LeftOfReserve(1).ShouldBe(TimeSpan.FromSeconds(4));
        grace.LeftOfReserve(0.5).ShouldBe(TimeSpan.FromSeconds(1));

        _time.Advance(TimeSpan.FromSeconds(10));
        grace.LeftOfReserve(1).ShouldBe(TimeSpan.Zero);
    }
}
