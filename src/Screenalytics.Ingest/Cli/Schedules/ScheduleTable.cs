using System.Globalization;
using System.Text;
using Screenalytics.Ingest.Cli.Output;
using Screenalytics.Ingest.Cli.Syncing;
using Screenalytics.Ingest.Contracts.Scheduling;

namespace Screenalytics.Ingest.Cli.Schedules;

/// <summary>Prints schedules for people.</summary>
internal static class ScheduleTable
{
    private const string Local = "yyyy-MM-dd HH:mm:ss zzz";
    private const string Utc = "yyyy-MM-dd HH:mm:ss'Z'";
    private const string Nothing = "No schedule is configured: see 'Schedules' in the README.";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary>Prints how schedules fare.</summary>
    public static void Write(IReadOnlyList<ScheduleView> all, CliConsole console)
    {
        var palette = PaletteOf(console);
        var text = new StringBuilder();
        foreach (var view in all)
        {
            var state = view.Paused ? palette.Warn($"paused{WhyPaused(view)}") : palette.Good("on");
            text.AppendLine(Culture, $"{palette.Strong(view.Name)}  {state}")
                .AppendLine(Culture, $"  due     {view.Cron}  {view.TimeZone}, next {NextOf(view)}")
                .AppendLine(Culture, $"  syncs   {TargetOf(view)}{(view.DryRun ? ", dry run" : "")}")
                .AppendLine(Culture, $"  last    {LastOf(view, palette)}");
        }

        Write(text.Length == 0 ? Nothing : text.ToString().TrimEnd(), console);
    }

    /// <summary>Prints when schedules come due.</summary>
    public static void Write(IReadOnlyList<SchedulePreview> previews, CliConsole console)
    {
        var palette = PaletteOf(console);
        var text = new StringBuilder();
        foreach (var (schedule, times) in previews)
        {
            text.AppendLine(Culture, $"{palette.Strong(schedule.Name)}  {schedule.Cron}  {schedule.TimeZone}");
            foreach (var (time, note) in times)
            {
                var odd = note is null ? "" : $"  {palette.Warn(note)}";
                text.AppendLine(
                    $"  {time.ToString(Local, Culture)}  {palette.Dim(time.UtcDateTime.ToString(Utc, Culture))}{odd}"
                );
            }
        }

        Write(text.Length == 0 ? Nothing : text.ToString().TrimEnd(), console);
    }

    /// <summary>Prints a line.</summary>
    public static void Write(string line, CliConsole console) =>
        console.Output.Write(Encoding.UTF8.GetBytes(line + Environment.NewLine));

    /// <summary>Since when a schedule is paused, by whom and why, as the end of a sentence.</summary>
    public static string WhyPaused(ScheduleView view)
    {
        var since = view.PausedAt is { } at ? $" since {at.UtcDateTime.ToString(Utc, Culture)}" : "";
        var by = view.PausedBy is { } who ? $" by {who}" : "";
        var why = view.PauseReason is { } reason ? $": {reason}" : "";
        return since + by + why;
    }

    /// <summary>When a schedule comes due next, in its own zone.</summary>
    public static string NextOf(ScheduleView view) =>
        view.NextFires is [var next, ..]
            ? TimeZoneInfo
                .ConvertTime(next, TimeZoneInfo.FindSystemTimeZoneById(view.TimeZone))
                .ToString(Local, Culture)
            : "never";

    private static string TargetOf(ScheduleView view) =>
        view.Target is { } target ? TargetText.Of(target) : $"the people of {view.PeopleFile}";

    private static string LastOf(ScheduleView view, Palette palette)
    {
        if (view.LastFires is not [var last, ..])
        {
            return palette.Dim("it has not come due yet");
        }

        var outcome = last.Outcome switch
        {
            ScheduleFireOutcome.Started => palette.Good($"started run {last.RunId}"),
            ScheduleFireOutcome.Skipped => palette.Warn($"skipped, since run {last.RunId} was in flight"),
            ScheduleFireOutcome.Paused => palette.Warn("paused"),
            _ => palette.Bad($"refused: {last.Detail}"),
        };
        return $"{last.ScheduledFor.UtcDateTime.ToString(Utc, Culture)} {outcome}{(last.Late ? ", late" : "")}";
    }

    private static Palette PaletteOf(CliConsole console) => new(console.OutputIsTerminal && !console.NoColor);
}
