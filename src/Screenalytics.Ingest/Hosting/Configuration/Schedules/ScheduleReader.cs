using System.Text.RegularExpressions;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>Reads the schedules out of what the sources say; every error names its schedule, the value and the way out.</summary>
internal sealed partial class ScheduleReader(
    DateTimeOffset now,
    int maxImages,
    List<string> errors,
    List<string> warnings
)
{
    private const string NameForm = "1 to 64 of a-z, 0-9, - and _";
    private const string DefaultZone = "UTC";
    private static readonly TimeSpan MostJitter = TimeSpan.FromHours(1);

    /// <summary>Reads them all; one with an error is left out.</summary>
    public IReadOnlyList<ScheduleDefinition> Read(IReadOnlyList<ScheduleEntries> all)
    {
        var read = new List<ScheduleDefinition>();
        var names = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var entries in all)
        {
            if (ReadOne(entries) is not { } schedule)
            {
                continue;
            }

            if (names.TryAdd(schedule.Name, entries.Index))
            {
                read.Add(schedule);
            }
            else
            {
                errors.Add(
                    $"{entries.Label}: {ScheduleFields.Name} '{schedule.Name}' is that of {ScheduleFields.Section}:"
                        + $"{names[schedule.Name]} already; give each schedule a name of its own."
                );
            }
        }

        return read;
    }

    private ScheduleDefinition? ReadOne(ScheduleEntries entries)
    {
        var before = errors.Count;
        var fields = new ScheduleFieldReader(entries, errors);
        var name = fields.Text(ScheduleFields.Name, NameForm) ?? "";
        if (name.Length > 0 && !NamePattern().IsMatch(name))
        {
            fields.Refuse(ScheduleFields.Name, name, $"expected {NameForm}");
        }

        var zone = ReadZone(entries, fields);
        var cron = ReadCron(entries, fields, zone ?? TimeZoneInfo.Utc);
        var target = new ScheduleTargetReader(fields, warnings).Read();
        var most = fields.Whole(
            ScheduleFields.MaxImages,
            SyncRequest.LeastMaxImagesPerPerson,
            SyncRequest.MostMaxImagesPerPerson
        );
        var schedule = new ScheduleDefinition
        {
            Name = name,
            Cron = cron ?? "",
            TimeZone = zone?.Id ?? DefaultZone,
            Target = target ?? new ScheduleTarget(),
            MaxImagesPerPerson = most ?? SyncRequest.ClampMaxImages(maxImages),
            DryRun = fields.Flag(ScheduleFields.DryRun),
            Debug = fields.Flag(ScheduleFields.Debug),
            Jitter = fields.Duration(ScheduleFields.Jitter, MostJitter),
        };
        return errors.Count == before ? schedule : null;
    }

    private string? ReadCron(ScheduleEntries entries, ScheduleFieldReader fields, TimeZoneInfo zone)
    {
        if (fields.Text(ScheduleFields.Cron, "such as '0 30 4 * * ?' for 04:30 every day") is not { } text)
        {
            return null;
        }

        var reading = CronReading.Of(text, zone, now);
        if (reading.Error is { } error)
        {
            fields.Refuse(ScheduleFields.Cron, text, error);
        }

        if (reading.Warning is { } warning)
        {
            warnings.Add($"{entries.Label}: {ScheduleFields.Cron} '{text}': {warning}.");
        }

        return reading.Cron;
    }

    private static TimeZoneInfo? ReadZone(ScheduleEntries entries, ScheduleFieldReader fields)
    {
        var name = entries.Find(ScheduleFields.TimeZone)?.Value ?? DefaultZone;
        if (ZoneNames.Find(name) is { } zone)
        {
            return zone;
        }

        fields.Refuse(
            ScheduleFields.TimeZone,
            name,
            $"expected the IANA name of a time zone, such as Europe/Berlin{ZoneNames.Near(name)}"
        );
        return null;
    }

    [GeneratedRegex(@"\A[a-z0-9_-]{1,64}\z")]
    private static partial Regex NamePattern();
}
