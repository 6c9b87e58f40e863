namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>All that the doctor looked at.</summary>
/// <param name="Healthy">Whether nothing failed.</param>
/// <param name="Warnings">How many lines are warnings.</param>
/// <param name="Failures">How many lines failed.</param>
/// <param name="Lines">The lines, in order.</param>
internal sealed record DoctorReport(bool Healthy, int Warnings, int Failures, IReadOnlyList<DoctorLine> Lines)
{
    /// <summary>Sums lines up.</summary>
    public static DoctorReport Of(IReadOnlyList<DoctorLine> lines)
    {
        var failures = lines.Count(line => line.Level == DoctorLevel.Failed);
        var warnings = lines.Count(line => line.Level == DoctorLevel.Warning);
        return new DoctorReport(failures == 0, warnings, failures, lines);
    }
}
