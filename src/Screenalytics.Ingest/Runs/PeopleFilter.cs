using Screenalytics.Ingest.Contracts.Failures;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Runs;

/// <summary>Which people of a run to list; what is null is not asked about.</summary>
internal sealed record PeopleFilter
{
    /// <summary>The people a page has when nothing else is asked for.</summary>
    public const int DefaultLimit = 100;

    /// <summary>The most people a page has.</summary>
    public const int MostLimit = 1000;

    /// <summary>This outcome.</summary>
    public PersonOutcome? Outcome { get; init; }

    /// <summary>This failure.</summary>
    public FailureCode? Failure { get; init; }

    /// <summary>This person.</summary>
    public Guid? PersonId { get; init; }

    /// <summary>Any of these people.</summary>
    public IReadOnlyList<Guid>? People { get; init; }

    /// <summary>People whose id begins like that: hexadecimal digits and hyphens as an id is written.</summary>
    public string? IdPrefix { get; init; }

    /// <summary>The cursor of the page before: the id of its last person.</summary>
    public Guid? After { get; init; }

    /// <summary>People at most.</summary>
    public int Limit { get; init; } = DefaultLimit;
}
