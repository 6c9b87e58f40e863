using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Inspection.Reading;

namespace Screenalytics.Ingest.Inspection.Fallback;

/// <summary>Which people are wanted; what is null or empty asks nothing.</summary>
internal sealed record FallbackFilter
{
    /// <summary>These people.</summary>
    public IReadOnlySet<Guid> People { get; init; } = new HashSet<Guid>();

    /// <summary>The run's id or the beginning of it, in lower case.</summary>
    public string? Run { get; init; }

    /// <summary>These outcomes.</summary>
    public IReadOnlySet<PersonOutcome> Outcomes { get; init; } = new HashSet<PersonOutcome>();

    /// <summary>Logged then or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Logged before.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>These reasons.</summary>
    public IReadOnlySet<string> Reasons { get; init; } = new HashSet<string>();

    /// <summary>Whether it asks nothing about single people.</summary>
    public bool TakesEverybody =>
        People.Count == 0 && Outcomes.Count == 0 && Reasons.Count == 0 && Since is null && Until is null;

    /// <summary>Whether a person is wanted.</summary>
    public bool Takes(LoggedPerson person, string reason) =>
        (People.Count == 0 || People.Contains(person.PersonId))
        && (Outcomes.Count == 0 || (person.Outcome is { } outcome && Outcomes.Contains(outcome)))
        && (Reasons.Count == 0 || Reasons.Contains(reason) || (person.Failure is { } code && Reasons.Contains(code)))
        && !(person.Time < Since)
        && !(person.Time >= Until);

    /// <summary>Whether a run is wanted.</summary>
    public bool TakesRun(Guid runId)
    {
        if (Run is null)
        {
            return true;
        }

        Span<char> text = stackalloc char[36];
        return runId.TryFormat(text, out _) && text.StartsWith(Run, StringComparison.Ordinal);
    }
}
