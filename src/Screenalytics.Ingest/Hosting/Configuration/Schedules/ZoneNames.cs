using Screenalytics.Ingest.Diagnostics;

namespace Screenalytics.Ingest.Hosting.Configuration.Schedules;

/// <summary>Finds time zones by the names that this machine knows.</summary>
internal static class ZoneNames
{
    /// <summary>The time zone, by its name in any case; or null.</summary>
    public static TimeZoneInfo? Find(string name)
    {
        // A path, or a name with an offset, is none, though some platforms take it.
        if (name.Length == 0 || !name.All(letter => char.IsAsciiLetterOrDigit(letter) || "/_-+".Contains(letter)))
        {
            return null;
        }

        return TimeZoneInfo.TryFindSystemTimeZoneById(name, out var zone)
            ? zone
            : TimeZoneInfo
                .GetSystemTimeZones()
                .FirstOrDefault(known => known.Id.Equals(name, StringComparison.OrdinalIgnoreCase));
    }

    /// <summary>The name that was most likely meant, as the end of a sentence; or nothing.</summary>
    public static string Near(string name)
    {
        var known = TimeZoneInfo.GetSystemTimeZones().Select(zone => zone.Id).ToList();
        var city = $"/{name.Trim().Replace(' ', '_')}";
        var near =
            known.Find(id => id.EndsWith(city, StringComparison.OrdinalIgnoreCase))
            ?? (known.Count == 0 ? null : NearestName.Of(name, known));
        return near is null ? "" : $"; did you mean {near}?";
    }
}
