using System.Globalization;

namespace Screenalytics.Ingest.RolloutGate.Closing;

/// <summary>How a document writes days.</summary>
internal static class DateStyle
{
    /// <summary>How they are written where a document shows no style of its own.</summary>
    public const string Usual = "MMMM d, yyyy";

    private static readonly string[] Known =
    [
        Usual,
        "MMM d, yyyy",
        "MMMM d yyyy",
        "MMM d yyyy",
        "yyyy-MM-dd",
        "yyyy/MM/dd",
        "yyyy.MM.dd",
        "d MMMM yyyy",
        "d MMM yyyy",
        "MM/dd/yyyy",
        "M/d/yyyy",
        "dd/MM/yyyy",
        "dd.MM.yyyy",
        "d.M.yyyy",
    ];

    /// <summary>The style of a day as it is written; null when it is none that is known.</summary>
    public static string? Of(string day) =>
        Array.Find(
            Known,
            style => DateOnly.TryParseExact(day, style, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
        );

    /// <summary>Writes a day.</summary>
    public static string Write(DateOnly day, string style) => day.ToString(style, CultureInfo.InvariantCulture);
}
