using System.Globalization;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>Reads the fields of one schedule, and says what is wrong with them.</summary>
internal sealed class ScheduleFieldReader(ScheduleEntries entries, List<string> errors)
{
    /// <summary>The schedule.</summary>
    public ScheduleEntries Entries => entries;

    /// <summary>Refuses a value.</summary>
    public void Refuse(string field, string value, string why)
    {
        var origin = (entries.Find(field) ?? (entries.List(field) is [var first, ..] ? first : null))?.Origin;
        var from = origin is null ? "" : $" ({origin})";
        errors.Add($"{entries.Label}: {field} '{value}'{from} is refused; {why}{(why.EndsWith('?') ? "" : ".")}");
    }

    /// <summary>Adds an error about the schedule as a whole.</summary>
    public void Complain(string what) => errors.Add($"{entries.Label}: {what}.");

    /// <summary>A text that must be there.</summary>
    public string? Text(string field, string expected)
    {
        var text = entries.Find(field)?.Value.Trim();
        if (string.IsNullOrEmpty(text))
        {
            Complain($"{field} is missing; give {expected}");
            return null;
        }

        return text;
    }

    /// <summary>A number, or null when there is none.</summary>
    public int? Whole(string field, int least, int most)
    {
        if (entries.Find(field) is not { } entry)
        {
            return null;
        }

        if (
            int.TryParse(entry.Value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number)
            && number >= least
            && number <= most
        )
        {
            return number;
        }

        Refuse(field, entry.Value, $"expected {least} to {most}");
        return null;
    }

    /// <summary>A yes or no; no when there is none.</summary>
    public bool Flag(string field)
    {
        if (entries.Find(field) is not { } entry)
        {
            return false;
        }

        if (!bool.TryParse(entry.Value, out var flag))
        {
            Refuse(field, entry.Value, "expected true or false");
        }

        return flag;
    }

    /// <summary>A duration; none when there is none.</summary>
    public TimeSpan Duration(string field, TimeSpan most)
    {
        if (entries.Find(field) is not { } entry)
        {
            return TimeSpan.Zero;
        }

        if (Durations.TryParse(entry.Value, out var duration) && duration <= most)
        {
            return duration;
        }

        Refuse(field, entry.Value, $"expected a duration up to {Durations.Show(most)}: {Durations.Forms}");
        return TimeSpan.Zero;
    }

    /// <summary>An id, or null.</summary>
    public Guid? Id(string field)
    {
        if (entries.Find(field) is not { } entry)
        {
            return null;
        }

        if (IdText.TryParse(entry.Value.Trim(), out var id))
        {
            return id;
        }

        Refuse(field, entry.Value, $"expected a UUID like {IdText.Example}");
        return null;
    }

    /// <summary>The ids of a list.</summary>
    public IReadOnlyList<Guid> Ids(string field)
    {
        var ids = new List<Guid>();
        foreach (var entry in entries.List(field))
        {
            if (IdText.TryParse(entry.Value.Trim(), out var id))
            {
                ids.Add(id);
            }
            else
            {
                Refuse(field, entry.Value, $"expected a UUID like {IdText.Example}");
            }
        }

        return ids;
    }
}
