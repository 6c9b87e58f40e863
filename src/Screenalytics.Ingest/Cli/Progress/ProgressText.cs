using System.Globalization;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Screenalytics.Ingest.Cli.Progress;

/// <summary>Draws a run's numbers: a bar with pace and time left, and a line of counts.</summary>
internal static class ProgressText
{
    private const int MostBarCells = 36;
    private const int CellsBesideBar = 44;

    /// <summary>Draws.</summary>
    /// <param name="counts">The numbers.</param>
    /// <param name="pace">The pace.</param>
    /// <param name="width">The terminal's width in cells.</param>
    /// <param name="unicode">Whether the terminal can draw lines.</param>
    public static IRenderable Draw(SyncCounts counts, PaceMeter pace, int width, bool unicode) =>
        new Rows(
            new Markup(Bar(counts, width, unicode) + People(counts) + Pace(counts, pace)),
            new Markup(Outcomes(counts))
        );

    private static string Bar(SyncCounts counts, int width, bool unicode)
    {
        var cells = Math.Clamp(width - CellsBesideBar, 0, MostBarCells);
        if (cells < 4)
        {
            return "";
        }

        var full = counts.Known == 0 ? 0 : (int)((long)cells * counts.Done / counts.Known);
        var (on, off) = unicode ? ('━', '━') : ('#', '-');
        return $"[green]{new string(on, full)}[/][grey]{new string(off, cells - full)}[/] ";
    }

    private static string People(SyncCounts counts)
    {
        var known = counts.Known.ToString("N0", CultureInfo.InvariantCulture);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"[bold]{counts.Done:N0}[/]/{known}{(counts.Final ? "" : "+")}"
        );
    }

    private static string Pace(SyncCounts counts, PaceMeter pace)
    {
        if (counts.Paused)
        {
            return "  [yellow]paused: backend out of service[/]";
        }

        var left = counts.Final ? pace.Left(counts.Known - counts.Done) : null;
        var rate = string.Create(CultureInfo.InvariantCulture, $"  {pace.PerSecond:N0} people/s");
        return left is { } span ? $"{rate}  {Duration(span)} left" : rate;
    }

    private static string Outcomes(SyncCounts counts)
    {
        var parts = new List<string>
        {
            Number("seeded", counts.Seeded, "green"),
            Number("fallback", counts.Fallback, "blue"),
            Number("empty", counts.Empty, "grey"),
            Number("failed", counts.Failed, counts.Failed > 0 ? "red" : "grey"),
        };
        if (counts.Held > 0)
        {
            parts.Add(Number("held", counts.Held, "yellow"));
        }

        parts.Add(Number("images imported", counts.Images, "bold"));
        return string.Join("  ", parts);
    }

    private static string Number(string name, int value, string style) =>
        string.Create(CultureInfo.InvariantCulture, $"{name} [{style}]{value:N0}[/]");

    private static string Duration(TimeSpan span) =>
        span switch
        {
            { TotalSeconds: < 60 } => $"{Math.Ceiling(span.TotalSeconds):0} s",
            { TotalMinutes: < 60 } => $"{(int)span.TotalMinutes} min {span.Seconds} s",
            _ => string.Create(CultureInfo.InvariantCulture, $"{(long)span.TotalHours:N0} h {span.Minutes} min"),
        };
}
