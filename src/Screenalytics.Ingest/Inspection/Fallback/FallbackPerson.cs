using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>A person of a report.</summary>
internal sealed record FallbackPerson
{
    /// <summary>When it was logged, in UTC.</summary>
    public required DateTimeOffset Time { get; init; }

    /// <summary>The run.</summary>
    public required Guid RunId { get; init; }

    /// <summary>The person.</summary>
    public required Guid PersonId { get; init; }

    /// <summary>The target's key, or null.</summary>
    public string? Target { get; init; }

    /// <summary>The node, or null.</summary>
    public string? Node { get; init; }

    /// <summary>Whether nothing was written.</summary>
    public bool DryRun { get; init; }

    /// <summary>What happened; null when the log names no outcome that this program knows.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>The reason's code.</summary>
    public required string Reason { get; init; }

    /// <summary>The calls in short.</summary>
    public required string Pattern { get; init; }

    /// <summary>The failure in words, or null.</summary>
    public string? Detail { get; init; }

    /// <summary>Images that were inserted.</summary>
    public int Inserted { get; init; }

    /// <summary>Chosen photos whose image was there already.</summary>
    public int AlreadyPresent { get; init; }

    /// <summary>Rows that the backend answered.</summary>
    public int Fetched { get; init; }

    /// <summary>The calls, or null.</summary>
    public IReadOnlyList<LoggedCall>? Calls { get; init; }

    /// <summary>The file that tells of it.</summary>
    public required string File { get; init; }

    /// <summary>The line of it.</summary>
    public required long Line { get; init; }

    /// <summary>Makes one of what was logged.</summary>
    public static FallbackPerson Of(LoggedPerson person, string reason) =>
        new()
        {
            Time = person.Time,
            RunId = person.RunId,
            PersonId = person.PersonId,
            Target = person.Target,
            Node = person.Node,
            DryRun = person.DryRun,
            Outcome = person.Outcome,
            Reason = reason,
            Pattern = CallPattern.Of(person.Calls),
            Detail = person.Detail,
            Inserted = person.Inserted,
            AlreadyPresent = person.AlreadyPresent,
            Fetched = person.Fetched,
            Calls = person.Calls,
            File = person.Place.File,
            Line = person.Place.Line,
        };
}
