namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>One thing that the doctor looked at.</summary>
/// <param name="Area">What it belongs to, such as <c>database</c>.</param>
/// <param name="Code">What was looked at, stable for programs.</param>
/// <param name="Level">How it stands.</param>
/// <param name="Message">The finding, in one sentence.</param>
internal sealed record DoctorLine(string Area, string Code, DoctorLevel Level, string Message)
{
    /// <summary>The way out, and rows or SQL that belong to it; a line each.</summary>
    public IReadOnlyList<string> WayOut { get; init; } = [];

    /// <summary>Something that is as it should be.</summary>
    public static DoctorLine Ok(string area, string code, string message) => new(area, code, DoctorLevel.Ok, message);

    /// <summary>Something that an operator should know.</summary>
    public static DoctorLine Warning(string area, string code, string message, params string[] wayOut) =>
        new(area, code, DoctorLevel.Warning, message) { WayOut = wayOut };

    /// <summary>Something that stands in the way.</summary>
    public static DoctorLine Failed(string area, string code, string message, params string[] wayOut) =>
        new(area, code, DoctorLevel.Failed, message) { WayOut = wayOut };
}
