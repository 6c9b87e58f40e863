using System.Globalization;

namespace Screenalytics.Ingest.Cli.Runs;

/// <summary>Reads and writes times as people do: local ones, and ages.</summary>
internal static class TimeText
{
    private static readonly string[] LocalForms = ["yyyy-MM-dd", "yyyy-MM-ddTHH:mm", "yyyy-MM-ddTHH:mm:ss"];
    private static readonly string[] WorldForms =
    [
        "yyyy-MM-ddTHH:mmK",
        "yyyy-MM-ddTHH:mm:ssK",
        "yyyy-MM-ddTHH:mm:ss.FFFFFFFK",
    ];

    /// <summary>Reads a time, or an age back from now; null when it is none.</summary>
    public static DateTimeOffset? Parse(string text, TimeProvider time)
    {
        if (Age(text) is { } age)
        {
            var now = time.GetUtcNow();
            return age < now - DateTimeOffset.MinValue ? now - age : null;
        }

        var culture = CultureInfo.InvariantCulture;
        if (DateTime.TryParseExact(text, LocalForms, culture, DateTimeStyles.None, out var local))
        {
            return new DateTimeOffset(local, time.LocalTimeZone.GetUtcOffset(local));
        }

        return DateTimeOffset.TryParseExact(text, WorldForms, culture, DateTimeStyles.None, out var world)
            ? world
            : null;
    }

    /// <summary>A time to the second, local, with its offset.</summary>
    public static string Of(DateTimeOffset moment, TimeProvider time) => Of(moment, time, "yyyy-MM-dd HH:mm:ss zzz");

    /// <summary>A time to the minute, local, with its offset.</summary>
    public static string Short(DateTimeOffset moment, TimeProvider time) => Of(moment, time, "yyyy-MM-dd HH:mm zzz");

    /// <summary>A length of time, in at most seven letters.</summary>
    public static string Of(TimeSpan length)
    {
        if (length < TimeSpan.FromSeconds(59.95))
        {
            return string.Create(CultureInfo.InvariantCulture, $"{Math.Max(length.TotalSeconds, 0):0.0} s");
        }

        var whole = TimeSpan.FromSeconds(Math.Round(length.TotalSeconds));
        return whole switch
        {
            { TotalHours: < 1 } => $"{whole.Minutes}m {whole.Seconds:00}s",
            { TotalDays: < 1 } => $"{whole.Hours}h {whole.Minutes:00}m",
            _ => $"{whole.Days}d {whole.Hours:00}h",
        };
    }

    private static string Of(DateTimeOffset moment, TimeProvider time, string format) =>
        TimeZoneInfo.ConvertTime(moment, time.LocalTimeZone).ToString(format, CultureInfo.InvariantCulture);

    private static TimeSpan? Age(string text) =>
        text.Length is > 1 and < 7
        && int.TryParse(text.AsSpan(..^1), NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? text[^1] switch
            {
                's' => TimeSpan.FromSeconds(number),
                'm' => TimeSpan.FromMinutes(number),
                'h' => TimeSpan.FromHours(number),
                'd' => TimeSpan.FromDays(number),
                _ => null,
            }
            : null;
}
