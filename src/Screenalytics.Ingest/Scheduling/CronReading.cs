using Quartz;

namespace Screenalytics.Ingest.Scheduling;

/// <summary>A cron expression as it was written, judged.</summary>
/// <param name="Cron">The expression; null when it can't be used.</param>
/// <param name="Error">Why it can't be used, and the way out; or null.</param>
/// <param name="Warning">What it may not have been meant to say; or null.</param>
internal sealed record CronReading(string? Cron, string? Error, string? Warning)
{
    private const int UnixFields = 5;
    private const int DayOfMonth = 3;
    private const int DayOfWeek = 5;
    private const string Fields = "seconds, minutes, hours, day of month, month, day of week, and a year if need be";

    /// <summary>Judges an expression.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="zone">The time zone that it is read in.</param>
    /// <param name="now">The time.</param>
    public static CronReading Of(string text, TimeZoneInfo zone, DateTimeOffset now)
    {
        var fields = text.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (fields.Length == UnixFields)
        {
            return Bad(
                "it has the five fields of a Unix crontab, and Quartz reads six, the seconds first; "
                    + (
                        CronExpression.TryParse(text, CronFormat.Unix, out var unix)
                            ? $"the same would be '{unix!.CronExpressionString}'"
                            : $"expected {Fields}"
                    )
            );
        }

        CronExpression cron;
        try
        {
            cron = CronExpression.Parse(text.Trim()).WithTimeZone(zone);
        }
        catch (FormatException e)
        {
            return Bad($"{e.Message.TrimEnd('.')}; expected {Fields}, such as '0 30 4 * * ?' for 04:30 every day");
        }

        return cron.GetNextValidTimeAfter(now) is null
            ? Bad("it never comes due again; check its day, month and year")
            : new CronReading(cron.CronExpressionString, null, WarningOf(fields));
    }

    private static CronReading Bad(string why) => new(null, why, null);

    private static string? WarningOf(string[] fields) =>
        fields is ["*", ..] ? "its seconds are '*', so that it comes due every second; write 0 for once a minute"
        : fields.Length > DayOfWeek && Names(fields[DayOfMonth]) && Names(fields[DayOfWeek])
            ? $"it comes due on the days {fields[DayOfMonth]} of the month, and on each {fields[DayOfWeek]} of the week too; "
                + "write ? for the one that does not count"
        : null;

    private static bool Names(string days) => days is not ("*" or "?");
}
