using System.Globalization;

namespace Screenalytics.Ingest.Console.Schedules;

/// <summary>Says in words when a cron expression comes due, where its shape is a usual one. Pure.</summary>
internal static class CronWords
{
    private const int LeastFields = 6;
    private const int MostFields = 7;

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;
    private static readonly string[] Days = ["SUN", "MON", "TUE", "WED", "THU", "FRI", "SAT"];

    private static readonly string[] Months =
    [
        "JAN",
        "FEB",
        "MAR",
        "APR",
        "MAY",
        "JUN",
        "JUL",
        "AUG",
        "SEP",
        "OCT",
        "NOV",
        "DEC",
    ];

    /// <summary>The words, such as "every day at 04:30"; null for a shape that has none.</summary>
    public static string? Of(string cron)
    {
        var fields = cron.ToUpperInvariant().Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (
            fields.Length is < LeastFields or > MostFields
            || (fields.Length == MostFields && fields[^1] != "*")
            || DaysOf(fields[3], fields[4], fields[5]) is not { } days
            || TimeOf(fields[0], fields[1], fields[2]) is not var (time, isOften)
        )
        {
            return null;
        }

        return isOften
            ? days == "every day"
                ? time
                : $"{time}, {days}"
            : $"{days} {time}";
    }

    private static (string Words, bool IsOften)? TimeOf(string seconds, string minutes, string hours)
    {
        if (seconds != "0" && minutes == "*" && hours == "*")
        {
            return seconds == "*" ? ("every second", true)
                : StepOf(seconds, 60) is { } every ? ($"every {every} seconds", true)
                : null;
        }

        if (!IsNumber(seconds, 59, out var second))
        {
            return null;
        }

        if (hours == "*" && second == 0)
        {
            return minutes == "*" ? ("every minute", true)
                : StepOf(minutes, 60) is { } every ? ($"every {every} minutes", true)
                : IsNumber(minutes, 59, out var past) ? (past == 0 ? "every hour" : $"every hour at {past} past", true)
                : null;
        }

        if (!IsNumber(minutes, 59, out var minute))
        {
            return null;
        }

        if (StepOf(hours, 24) is { } hour && second == 0)
        {
            return ($"every {hour} hours{(minute == 0 ? "" : $" at {minute} past")}", true);
        }

        var at = ListOf(hours, text => IsNumber(text, 23, out var number) ? ClockOf(number, minute, second) : null);
        return at is null ? null : ($"at {at}", false);
    }

    private static string ClockOf(int hour, int minute, int second) =>
        string.Create(Culture, $"{hour:00}:{minute:00}{(second == 0 ? "" : $":{second:00}")}");

    private static string? DaysOf(string dayOfMonth, string month, string dayOfWeek)
    {
        var anyDay = dayOfMonth is "*" or "?";
        var anyWeekday = dayOfWeek is "*" or "?";
        var inMonths =
            month == "*" ? ""
            : ListOf(month, text => NameOf(text, Months, 1, MonthNames)) is { } months ? $" of {months}"
            : null;
        if (inMonths is null || (!anyDay && !anyWeekday))
        {
            return null;
        }

        if (!anyWeekday)
        {
            return month == "*" ? WeekdaysOf(dayOfWeek) : null;
        }

        if (anyDay)
        {
            return inMonths.Length == 0 ? "every day" : $"every day{inMonths}";
        }

        var on =
            dayOfMonth == "L"
                ? "last day"
                : ListOf(dayOfMonth, text => IsNumber(text, 31, out var day) && day > 0 ? Ordinal(day) : null);
        return on is null ? null : $"on the {on}{(inMonths.Length == 0 ? " of every month" : inMonths)}";
    }

    private static string? WeekdaysOf(string field) =>
        field switch
        {
            "MON-FRI" or "2-6" => "on weekdays",
            "SAT,SUN" or "SUN,SAT" or "1,7" or "7,1" => "on weekends",
            _ => ListOf(field, text => NameOf(text, Days, 1, DayNames)) is { } days ? $"every {days}" : null,
        };

    private static string[] DayNames => Culture.DateTimeFormat.DayNames;

    private static string[] MonthNames => Culture.DateTimeFormat.MonthNames;

    private static string? NameOf(string text, string[] codes, int first, string[] names)
    {
        var index = Array.IndexOf(codes, text);
        if (index < 0 && IsNumber(text, codes.Length, out var number))
        {
            index = number - first;
        }

        return index >= 0 && index < codes.Length ? names[index] : null;
    }

    // "a", "a and b", "a, b and c"; spans count as what they hold only where their words do.
    private static string? ListOf(string field, Func<string, string?> wordOf)
    {
        var words = field.Split(',').Select(part => PartOf(part, wordOf)).ToArray();
        return Array.Exists(words, word => word is null) ? null
            : words.Length == 1 ? words[0]
            : $"{string.Join(", ", words[..^1])} and {words[^1]}";
    }

    private static string? PartOf(string part, Func<string, string?> wordOf) =>
        part.Split('-') switch
        {
            [var one] => wordOf(one),
            [var from, var to] when wordOf(from) is { } first && wordOf(to) is { } last => $"{first} to {last}",
            _ => null,
        };

    // Only steps that go round evenly are the same distance everywhere.
    private static int? StepOf(string field, int round) =>
        field.Split('/') is ["*" or "0", var step]
        && IsNumber(step, round, out var every)
        && every > 1
        && round % every == 0
            ? every
            : null;

    private static bool IsNumber(string text, int most, out int number) =>
        int.TryParse(text, NumberStyles.None, Culture, out number) && number <= most;

    private static string Ordinal(int day) =>
        (day % 10, day / 10) switch
        {
            (1, not 1) => $"{day}st",
            (2, not 1) => $"{day}nd",
            (3, not 1) => $"{day}rd",
            _ => $"{day}th",
        };
}
