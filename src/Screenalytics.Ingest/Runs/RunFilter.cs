using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Which runs to list; what is null is not asked about.</summary>
internal sealed record RunFilter
{
    /// <summary>The runs a page has when nothing else is asked for.</summary>
    public const int DefaultLimit = 50;

    /// <summary>The most runs a page has.</summary>
    public const int MostLimit = 500;

    /// <summary>The target: its key, or the id of an episode or season.</summary>
    public string? Target { get; init; }

    /// <summary>Any of these statuses.</summary>
    public IReadOnlyList<RunStatus>? Statuses { get; init; }

    /// <summary>At least one person with this outcome.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>A run that committed this person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Any of the triggers.</summary>
    public string? Trigger { get; init; }

    /// <summary>Whether it is suspect.</summary>
    public bool? Suspect { get; init; }

    /// <summary>Queued at this time or later.</summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Queued before this time.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The cursor of the page before: the id of its last run.</summary>
    public Guid? After { get; init; }

    /// <summary>Runs at most.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
