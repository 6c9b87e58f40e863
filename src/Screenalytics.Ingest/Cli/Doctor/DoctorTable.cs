using System.Globalization;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Runs;

namespace Screenalytics.Ingest.Cli.Doctor;

/// <summary>Prints what the doctor looks at, line by line as it is known.</summary>
internal sealed class DoctorTable(CliConsole console, Palette palette)
{
    private const int TextColumn = 9;

    private string? _area;

    /// <summary>Prints a line, under its area's heading.</summary>
    public void Write(DoctorLine line)
    {
        if (line.Area != _area)
        {
            RunsOutput.Write(console, $"{(_area is null ? "" : "\n")}{palette.Strong(Heading(line.Area))}\n");
            _area = line.Area;
        }

        RunsOutput.Write(console, $"{Mark(line.Level)}{WordWrap.Of(line.Message, TextColumn)}\n");
        foreach (var row in line.WayOut.SelectMany(detail => detail.Split('\n')))
        {
            RunsOutput.Write(console, $"{new string(' ', TextColumn)}{palette.Dim(row.TrimEnd('\r'))}\n");
        }

        console.Output.Flush();
    }

    /// <summary>Prints the sum.</summary>
    public void WriteEnd(DoctorReport report)
    {
        var warnings = report.Warnings switch
        {
            0 => "",
            1 => " 1 warning.",
            var count => string.Create(CultureInfo.InvariantCulture, $" {count} warnings."),
        };
        var verdict = report.Failures switch
        {
            0 => palette.Good("Nothing stands in the way."),
            1 => palette.Bad("1 thing stands in the way."),
            var count => palette.Bad(string.Create(CultureInfo.InvariantCulture, $"{count} things stand in the way.")),
        };
        RunsOutput.Write(console, $"\n{verdict}{warnings}\n");
    }

    private string Mark(DoctorLevel level) =>
        level switch
        {
            DoctorLevel.Ok => palette.Good("ok".PadRight(TextColumn)),
            DoctorLevel.Warning => palette.Warn("warning".PadRight(TextColumn)),
            _ => palette.Bad("failed".PadRight(TextColumn)),
        };

    private static string Heading(string area) => char.ToUpperInvariant(area[0]) + area[1..];
}
