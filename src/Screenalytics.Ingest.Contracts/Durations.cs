using System.Globalization;

namespace Screenalytics.Ingest.Contracts;

/// <summary>Durations as people write them: with a unit, or as hours, minutes and seconds.</summary>
public static class Durations
{
    /// <summary>The forms, for messages.</summary>
    public const string Forms = "200ms, 10s, 5min, 2h, 1d, or hours:minutes:seconds such as 00:00:10";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    private static readonly (string Unit, TimeSpan Length)[] Units =
    [
        ("ms", TimeSpan.FromMilliseconds(1)),
        ("min", TimeSpan.FromMinutes(1)),
        ("s", TimeSpan.FromSeconds(1)),
        ("m", TimeSpan.FromMinutes(1)),
        ("h", TimeSpan.FromHours(1)),
        ("d", TimeSpan.FromDays(1)),
    ];

    /// <summary>Reads a duration. A bare number is refused: .NET would take it for days.</summary>
    /// <param name="text">The text.</param>
    /// <param name="duration">The duration.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, out TimeSpan duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        var trimmed = text.Trim();
        foreach (var (unit, length) in Units)
        {
            if (trimmed.EndsWith(unit, StringComparison.OrdinalIgnoreCase))
            {
                return TryScale(trimmed[..^unit.Length].TrimEnd(), length, out duration);
            }
        }

        duration = default;
        return trimmed.Contains(':', StringComparison.Ordinal)
            && TimeSpan.TryParse(trimmed, Culture, out duration)
            && duration >= TimeSpan.Zero;
    }

    /// <summary>Writes a duration with the largest unit that fits it whole.</summary>
    /// <param name="duration">The duration.</param>
    public static string Show(TimeSpan duration)
    {
        foreach (var (unit, length) in Units.OrderByDescending(pair => pair.Length))
        {
            if (unit != "m" && duration > TimeSpan.Zero && duration.Ticks % length.Ticks == 0)
            {
                return string.Create(Culture, $"{duration.Ticks / length.Ticks}{unit}");
            }
        }

        return duration == TimeSpan.Zero ? "0s" : duration.ToString("c", Culture);
    }

    private static bool TryScale(string number, TimeSpan length, out TimeSpan duration)
    {
        duration = default;
        if (
            !decimal.TryParse(number, NumberStyles.AllowDecimalPoint, Culture, out var count)
            || count > TimeSpan.MaxValue.Ticks / length.Ticks
        )
        {
            return false;
        }

        duration = TimeSpan.FromTicks((long)(count * length.Ticks));
        return true;
    }
}
