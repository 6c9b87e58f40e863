using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>What a sync would change, as a dry run saw it.</summary>
public sealed record PlanModel
{
    /// <summary>How old a dry run may be before its page says so.</summary>
    public static readonly TimeSpan FreshFor = TimeSpan.FromMinutes(15);

    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The dry run.</summary>
    public required RunDetail Run { get; init; }

    /// <summary>People of whom something would change.</summary>
    public required IReadOnlyList<PlannedRow> People { get; init; }

    /// <summary>What to pass on for the next page, or null.</summary>
    public string? Next { get; init; }

    /// <summary>The person that the page before ended with, or null.</summary>
    public Guid? Cursor { get; init; }

    /// <summary>Whether whoever looks may start runs.</summary>
    public bool MayStart { get; init; }

    /// <summary>The page's address.</summary>
    public string Path => $"/console/runs/{Run.RunId}/plan";

    /// <summary>Whether everybody of whom something would change is on this page.</summary>
    public bool IsWhole => Cursor is null && Next is null;

    /// <summary>How long ago the dry run ended.</summary>
    public TimeSpan Age => Now - (Run.FinishedAt ?? Now);

    /// <summary>Whether it was long ago.</summary>
    public bool IsOld => Age > FreshFor;

    /// <summary>How many images of these people would be made seeds.</summary>
    public int Raised => People.Sum(person => person.Raised);
}
