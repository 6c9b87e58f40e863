using System.Globalization;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Which runs a list is asked for; its address holds all of it.</summary>
public sealed record RunsQuery
{
    private const string Path = "/console/runs";

    /// <summary>A target's key, or the id of an episode, a season or a person.</summary>
    public string? Search { get; init; }

    /// <summary>This status.</summary>
    public RunStatus? Status { get; init; }

    /// <summary>At least one person with this outcome.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>This trigger.</summary>
    public string? Trigger { get; init; }

    /// <summary>Only those that are flagged suspect.</summary>
    public bool Suspect { get; init; }

    /// <summary>Asked for on this day or later.</summary>
    public DateOnly? Since { get; init; }

    /// <summary>Asked for on this day or earlier.</summary>
    public DateOnly? Until { get; init; }

    /// <summary>The run that the page before ended with.</summary>
    public Guid? After { get; init; }

    /// <summary>What of the address could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether anything is asked for at all.</summary>
    public bool IsFiltered =>
        Search is not null
        || Status is not null
        || Outcome is not null
        || Trigger is not null
        || Suspect
        || Since is not null
        || Until is not null;

    /// <summary>Reads an address.</summary>
    internal static RunsQuery Of(HttpContext context)
    {
        var asked = new Asked(context.Request.Query);
        return new RunsQuery
        {
            Search = asked.Text("q"),
            Status = asked.Value<RunStatus>("status"),
            Outcome = asked.Value<PersonOutcome>("outcome"),
            Trigger = asked.OneOf("trigger", RunTriggers.All),
            Suspect = asked.Text("suspect") is not null,
            Since = asked.Day("since"),
            Until = asked.Day("until"),
            After = asked.Id("after"),
            Errors = asked.Errors,
        };
    }

    /// <summary>The address of this list, or of its page after a run.</summary>
    public string UrlAfter(string? after) =>
        PageUrl.Of(
            Path,
            ("q", Search),
            ("status", Status is { } status ? EnumNames.Of(status) : null),
            ("outcome", Outcome is { } outcome ? EnumNames.Of(outcome) : null),
            ("trigger", Trigger),
            ("suspect", Suspect ? "yes" : null),
            ("since", DayOf(Since)),
            ("until", DayOf(Until)),
            ("after", after)
        );

    /// <summary>The filter that finds them.</summary>
    /// <param name="searchIsPerson">Whether what is searched for is the id of a person rather than of a target.</param>
    internal RunFilter FilterOf(bool searchIsPerson) =>
        new()
        {
            Target = searchIsPerson ? null : Search,
            PersonId = searchIsPerson ? Guid.Parse(Search!) : null,
            Statuses = Status is { } status ? [status] : null,
            Outcome = Outcome,
            Trigger = Trigger,
            Suspect = Suspect ? true : null,
            Since = StartOf(Since),
            Until = Until == DateOnly.MaxValue ? null : StartOf(Until?.AddDays(1)),
            After = After,
        };

    /// <summary>A day as a date field has it.</summary>
    public static string? DayOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset? StartOf(DateOnly? day) =>
        day is { } date ? new DateTimeOffset(date, TimeOnly.MinValue, TimeSpan.Zero) : null;
}
