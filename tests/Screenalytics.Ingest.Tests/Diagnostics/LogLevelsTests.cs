using Microsoft.Extensions.Time.Testing;
using Screenalytics.Ingest.Contracts.Logging;
using Screenalytics.Ingest.Diagnostics;
using Serilog.Events;

namespace Screenalytics.Ingest.Tests.Diagnostics;

public sealed class LogLevelsTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly LogLevels _levels;

    public LogLevelsTests() => _levels = new LogLevels(new LogOptions(), _time);

    public void Dispose() => _levels.Dispose();

    [Fact]
    public void A_level_stays_until_it_is_changed_again()
    {
        _levels.Change("debug", null);
        _time.Advance(TimeSpan.FromDays(100));

        _levels.State.ShouldBe(new LogLevelState("debug", "information", null));
        _levels.Level.ShouldBe(LogEventLevel.Debug);
        _levels.Lowest.MinimumLevel.ShouldBe(LogEventLevel.Debug);
    }

    [Fact]
    public void A_level_for_a_time_gives_way_to_the_configured_one()
    {
        var until = _time.GetUtcNow() + TimeSpan.FromMinutes(10);

        _levels.Change("debug", TimeSpan.FromMinutes(10)).Until.ShouldBe(until);
        _time.Advance(TimeSpan.FromMinutes(10) - TimeSpan.FromTicks(1));
        _levels.Level.ShouldBe(LogEventLevel.Debug);
        _time.Advance(TimeSpan.FromTicks(1));

        _levels.State.ShouldBe(new LogLevelState("information", "information", null));
        _levels.Lowest.MinimumLevel.ShouldBe(LogEventLevel.Information);
    }

    [Fact]
    public void A_later_change_outlives_an_earlier_ones_end()
    {
        _levels.Change("debug", TimeSpan.FromMinutes(10));
        _levels.Change("error", TimeSpan.FromMinutes(30));
        _time.Advance(TimeSpan.FromMinutes(20));
        _levels.Level.ShouldBe(LogEventLevel.Error);

        _levels.Change("warning", null);
        _time.Advance(TimeSpan.FromMinutes(20));
        _levels.Level.ShouldBe(LogEventLevel.Warning);
    }

    [Fact]
    public void Whoever_looks_closely_goes_on_seeing_everything()
    {
        _levels.ConsoleWants(LogEventLevel.Debug);
        _levels.Change("error", null);

        _levels.Level.ShouldBe(LogEventLevel.Error);
        _levels.Lowest.MinimumLevel.ShouldBe(LogEventLevel.Debug);
    }
}
