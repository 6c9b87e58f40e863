using System.Globalization;
using Screenalytics.Ingest.Cli.Doctor;

namespace Screenalytics.Ingest.Hosting.Doctor;

/// <summary>Judges by how much another machine's clock differs from this one's.</summary>
internal static class ClockLine
{
    /// <summary>Schedules and records are read beside each other: more is confusing, though leases keep to one clock.</summary>
    public static readonly TimeSpan DatabaseTolerance = TimeSpan.FromSeconds(1);

    /// <summary>The backend tells whole seconds.</summary>
    public static readonly TimeSpan BackendTolerance = TimeSpan.FromSeconds(3);

    /// <summary>Judges.</summary>
    /// <param name="area">The area of the line.</param>
    /// <param name="whose">Whose clock, to begin a sentence with.</param>
    /// <param name="skew">By how much it is ahead.</param>
    /// <param name="tolerance">From where on an operator should know.</param>
    /// <param name="stopsAt">From where on nothing works any more, or null.</param>
    public static DoctorLine Of(string area, string whose, TimeSpan skew, TimeSpan tolerance, TimeSpan? stopsAt)
    {
        const string Code = "clock";
        const string WayOut = "Keep the clocks of both by NTP (timedatectl, chronyc tracking).";
        var size = skew.Duration();
        var words = string.Create(
            CultureInfo.InvariantCulture,
            $"{whose} is {size.TotalSeconds:0.0} s {(skew < TimeSpan.Zero ? "behind" : "ahead of")} this machine's"
        );
        return size < tolerance ? DoctorLine.Ok(area, Code, $"{whose} agrees with this machine's.")
            : stopsAt is { } most && size >= most
                ? DoctorLine.Failed(area, Code, $"{words}: short-lived credentials are refused.", WayOut)
            : DoctorLine.Warning(area, Code, $"{words}.", WayOut);
    }
}
