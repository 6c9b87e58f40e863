using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts;
using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>Which people of a run are asked for; the page's address holds all of it.</summary>
public sealed record PeopleQuery
{
    /// <summary>People a page.</summary>
    public const int PageSize = 50;

    /// <summary>An id, its beginning, or a part of a name.</summary>
    public string? Search { get; init; }

    /// <summary>This outcome.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>This failure.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>The person that the page before ended with.</summary>
    public Guid? After { get; init; }

    /// <summary>What of the address could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether anything is asked for at all.</summary>
    public bool IsFiltered => Search is not null || Outcome is not null || Failure is not null;

    /// <summary>Whether what is searched for can be the beginning of an id.</summary>
    public bool SearchIsId => Search is { Length: <= 36 } text && text.All(c => char.IsAsciiHexDigit(c) || c == '-');

    /// <summary>Whether what is searched for can be a part of a name.</summary>
    public bool SearchIsName => Search is { } text && !text.Any(char.IsAsciiDigit);

    /// <summary>Reads an address.</summary>
    internal static PeopleQuery Of(HttpContext context)
    {
        var asked = new Asked(context.Request.Query);
        return new PeopleQuery
        {
            Search = asked.Text("q"),
            Outcome = asked.Value<PersonOutcome>("outcome"),
            Failure = asked.Value<FailureCode>("failure"),
            After = asked.Id("after"),
            Errors = asked.Errors,
        };
    }

    /// <summary>What of the page's address asks for them, or for their page after a person.</summary>
    /// <param name="path">The page.</param>
    /// <param name="after">The person, or null.</param>
    public string UrlAfter(string path, string? after) =>
        PageUrl.Of(
            path,
            ("q", Search),
            ("outcome", Outcome is { } outcome ? EnumNames.Of(outcome) : null),
            ("failure", Failure is { } failure ? EnumNames.Of(failure) : null),
            ("after", after)
        );

    /// <summary>The filter that finds them.</summary>
    /// <param name="people">The people whose name is like what is searched for; null when it is looked for as an id.</param>
    internal PeopleFilter FilterOf(IReadOnlyList<Guid>? people) =>
        new()
        {
            IdPrefix = people is null ? Search : null,
            People = people,
            Outcome = Outcome,
            Failure = Failure,
            After = After,
            Limit = PageSize,
        };
}
