using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Tests.Scheduling;

public sealed class ScheduleClockTests
{
    private static readonly ScheduleClock Hourly = ScheduleClock.Of("0 0 * * * ?", "UTC");
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Fact]
    public void A_time_that_it_comes_due_is_that_firings_own() =>
        Hourly.DueOf(Noon, Noon.AddHours(5), lastRecorded: Noon.AddHours(-3)).ShouldBe(Noon);

    [Fact]
    public void One_that_was_moved_is_the_first_after_the_last_recorded() =>
        Hourly.DueOf(Noon.AddSeconds(7), Noon.AddSeconds(8), Noon.AddHours(-3)).ShouldBe(Noon.AddHours(-2));

    [Fact]
    public void Without_a_record_it_is_the_last_time_before() =>
        Hourly.DueOf(Noon.AddSeconds(7), Noon.AddSeconds(8), lastRecorded: null).ShouldBe(Noon);

    [Fact]
    public void A_daily_time_that_the_clocks_skip_comes_due_as_they_are_moved_and_once_when_they_go_back()
    {
        var clock = ScheduleClock.Of("0 30 2 * * ?", "Europe/Berlin");

        clock
            .After(new DateTimeOffset(2027, 3, 27, 12, 0, 0, TimeSpan.Zero))
            .ShouldBe(new DateTimeOffset(2027, 3, 28, 1, 0, 0, TimeSpan.Zero));
        clock
            .Next(new DateTimeOffset(2027, 10, 30, 12, 0, 0, TimeSpan.Zero), 2)
            .ShouldBe([
                new DateTimeOffset(2027, 10, 31, 0, 30, 0, TimeSpan.Zero),
                new DateTimeOffset(2027, 11, 1, 1, 30, 0, TimeSpan.Zero),
            ]);
    }
}
