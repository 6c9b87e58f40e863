using System.Globalization;
using Screenalytics.Ingest.Cli.Configuration;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>The schedules as <c>config show</c> lists them.</summary>
internal static class ScheduleRows
{
    private static readonly (string Field, string Value)[] Defaults =
    [
        (ScheduleFields.TimeZone, "UTC"),
        (ScheduleFields.DryRun, "false"),
        (ScheduleFields.Debug, "false"),
        (ScheduleFields.Jitter, "0s"),
    ];

    /// <summary>The rows, a schedule after the other.</summary>
    /// <param name="all">What the sources say.</param>
    /// <param name="maxImages">The cap of a schedule that has none of its own.</param>
    public static IEnumerable<SettingRow> Of(IReadOnlyList<ScheduleEntries> all, int maxImages)
    {
        foreach (var entries in all)
        {
            foreach (var field in ScheduleFields.All)
            {
                if (entries.List(field) is [var first, ..] values)
                {
                    var shown = entries.Find(field)?.Value ?? string.Join(", ", values.Select(value => value.Value));
                    yield return new SettingRow(entries.KeyOf(field), shown, first.Origin, Secret: false);
                }
                else if (DefaultOf(field, maxImages) is { } value)
                {
                    yield return new SettingRow(entries.KeyOf(field), value, "default", Secret: false);
                }
            }
        }
    }

    private static string? DefaultOf(string field, int maxImages) =>
        field == ScheduleFields.MaxImages
            ? maxImages.ToString(CultureInfo.InvariantCulture)
            : Array.Find(Defaults, pair => pair.Field == field).Value;
}
