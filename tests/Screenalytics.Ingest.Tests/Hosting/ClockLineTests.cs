using Screenalytics.Ingest.Cli.Doctor;
using Screenalytics.Ingest.Hosting.Doctor;

namespace Screenalytics.Ingest.Tests.Hosting;

public sealed class ClockLineTests
{
    private static readonly TimeSpan Tolerance = TimeSpan.FromSeconds(3);

    [Theory]
    [InlineData(0, null, DoctorLevel.Ok)]
    [InlineData(-2.9, null, DoctorLevel.Ok)]
    [InlineData(3, null, DoctorLevel.Warning)]
    [InlineData(-3600, null, DoctorLevel.Warning)]
    [InlineData(59, 60, DoctorLevel.Warning)]
    [InlineData(-60, 60, DoctorLevel.Failed)]
    public void A_difference_is_judged_either_way(double seconds, int? stopsAt, object level)
    {
        var stop = stopsAt is { } most ? TimeSpan.FromSeconds(most) : (TimeSpan?)null;
        var line = ClockLine.Of("backend", "The clock", TimeSpan.FromSeconds(seconds), Tolerance, stop);

        line.Level.ShouldBe((DoctorLevel)level);
        (line.WayOut.Count > 0).ShouldBe(line.Level != DoctorLevel.Ok);
    }

    [Fact]
    public void Which_clock_is_ahead_is_told()
    {
        ClockLine
            .Of("a", "Its clock", TimeSpan.FromSeconds(5), Tolerance, null)
            .Message.ShouldContain("5.0 s ahead of");
        ClockLine.Of("a", "Its clock", TimeSpan.FromSeconds(-5), Tolerance, null).Message.ShouldContain("5.0 s behind");
    }
}
