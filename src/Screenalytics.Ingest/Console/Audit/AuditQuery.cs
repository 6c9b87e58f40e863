using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Audit;

/// <summary>Which changes the trail is asked for; its address holds all of it.</summary>
public sealed record AuditQuery
{
    private const string Path = "/console/audit";

    /// <summary>By whom, in part.</summary>
    public string? Actor { get; init; }

    /// <summary>One of <see cref="AuditActions"/>.</summary>
    public string? Action { get; init; }

    /// <summary>About this person.</summary>
    public Guid? Person { get; init; }

    /// <summary>About this run.</summary>
    public Guid? Run { get; init; }

    /// <summary>The number that the page before ended with.</summary>
    public long? After { get; init; }

    /// <summary>What of the address could not be read.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Whether anything is asked for at all.</summary>
    public bool IsFiltered => Actor is not null || Action is not null || Person is not null || Run is not null;

    /// <summary>Reads an address.</summary>
    internal static AuditQuery Of(HttpContext context)
    {
        var asked = new Asked(context.Request.Query);
        return new AuditQuery
        {
            Actor = asked.Text("actor"),
            Action = asked.OneOf("action", AuditActions.All),
            Person = asked.Id("person"),
            Run = asked.Id("run"),
            After = asked.Number("after"),
            Errors = asked.Errors,
        };
    }

    /// <summary>The address of this list, or of its page after a change.</summary>
    public string UrlAfter(long? after) =>
        PageUrl.Of(
            Path,
            ("actor", Actor),
            ("action", Action),
            ("person", Person?.ToString()),
            ("run", Run?.ToString()),
            ("after", after?.ToString(System.Globalization.CultureInfo.InvariantCulture))
        );

    /// <summary>The filter that finds them.</summary>
    internal AuditFilter ToFilter() =>
        new()
        {
            Actor = Actor,
            Action = Action,
            PersonId = Person,
            RunId = Run,
            After = After,
        };
}
