using System.Globalization;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>Which events of the log are asked for; the page's address holds all of it.</summary>
public sealed record LogQuery
{
    /// <summary>The page's path.</summary>
    public const string Path = "/console/logs";

    /// <summary>The path of the live tail.</summary>
    public const string LivePath = "/console/live/logs";

    private static readonly string[] TimeForms =
    [
        "yyyy-MM-dd'T'HH:mm",
        "yyyy-MM-dd'T'HH:mm:ss",
        "yyyy-MM-dd'T'HH:mm:ss.FFF",
        "yyyy-MM-dd HH:mm",
        "yyyy-MM-dd HH:mm:ss",
        "yyyy-MM-dd",
    ];

    /// <summary>At least so grave.</summary>
    public LogSeverity? Level { get; init; }

    /// <summary>An event's name or id.</summary>
    public string? Event { get; init; }

    /// <summary>Of this run.</summary>
    public Guid? Run { get; init; }

    /// <summary>About this person.</summary>
    public Guid? Person { get; init; }

    /// <summary>Words that all have to stand in the line.</summary>
    public string? Text { get; init; }

    /// <summary>Logged then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Logged before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The places that the page before ended at, or null.</summary>
    public string? Before { get; init; }

    /// <summary>What of the address could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether anything is asked for at all.</summary>
    public bool IsFiltered =>
        Level is not null
        || Event is not null
        || Run is not null
        || Person is not null
        || Text is not null
        || Since is not null
        || Until is not null;

    /// <summary>Whether what is logged from now on may be wanted.</summary>
    public bool IsOpenEnded => Until is null && Before is null;

    /// <summary>Reads an address.</summary>
    internal static LogQuery Of(IQueryCollection query)
    {
        var asked = new Asked(query);
        var errors = new List<string>();
        var before = query["before"].FirstOrDefault();
        if (!string.IsNullOrEmpty(before) && LogMark.FindAll(before) is null)
        {
            errors.Add("The link to older events is damaged: search anew.");
            before = null;
        }

        var read = new LogQuery
        {
            Level = asked.Value<LogSeverity>("level"),
            Event = asked.Text("event"),
            Run = asked.Id("run"),
            Person = asked.Id("person"),
            Text = asked.Text("q"),
            Since = TimeOf(asked, "since", errors),
            Until = TimeOf(asked, "until", errors),
            Before = string.IsNullOrEmpty(before) ? null : before,
        };
        return read with { Errors = [.. asked.Errors, .. errors] };
    }

    /// <summary>The address of these events, or of those before some places.</summary>
    /// <param name="path">The page's path, or that of the live tail.</param>
    /// <param name="before">The places, or null.</param>
    public string UrlOf(string path, string? before) =>
        PageUrl.Of(
            path,
            ("level", Level is { } level ? EnumNames.Of(level) : null),
            ("event", Event),
            ("run", Run?.ToString()),
            ("person", Person?.ToString()),
            ("q", Text),
            ("since", Show(Since)),
            ("until", Show(Until)),
            ("before", before)
        );

    /// <summary>A time as a field has it, in UTC.</summary>
    public static string? Show(DateTimeOffset? time) =>
        time?.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static DateTimeOffset? TimeOf(Asked asked, string name, List<string> errors)
    {
        if (asked.Text(name) is not { } text)
        {
            return null;
        }

        if (
            DateTimeOffset.TryParseExact(
                text.TrimEnd('Z'),
                TimeForms,
                CultureInfo.InvariantCulture,
                DateTimeStyles.AssumeUniversal,
                out var time
            )
        )
        {
            return time;
        }

        errors.Add($"{name} '{text}' is not understood: give a time in UTC such as 2026-01-31T09:30.");
        return null;
    }
}
