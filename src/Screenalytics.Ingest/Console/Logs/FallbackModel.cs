using System.Globalization;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>What this node's log tells of fallbacks.</summary>
public sealed record FallbackModel
{
    /// <summary>The run and the span that are asked about.</summary>
    public required LogQuery Query { get; init; }

    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Whose log it is.</summary>
    public required string Node { get; init; }

    /// <summary>Whether this worker writes files at all.</summary>
    public bool HasFiles { get; init; }

    /// <summary>Why it could not be looked, or null.</summary>
    public string? Problem { get; init; }

    /// <summary>The run that is asked about, as far as it is known.</summary>
    public RunDetail? Run { get; init; }

    /// <summary>People by what became of them.</summary>
    public RunCounts Counts { get; init; } = new();

    /// <summary>Second calls that no proof on their line allows.</summary>
    public long NotProven { get; init; }

    /// <summary>The reasons of outcomes.</summary>
    public IReadOnlyList<CountedWord> Reasons { get; init; } = [];

    /// <summary>The shapes of calls.</summary>
    public IReadOnlyList<CountedWord> Patterns { get; init; } = [];

    /// <summary>The runs, the latest first.</summary>
    public IReadOnlyList<FallbackRunRow> Runs { get; init; } = [];

    /// <summary>Runs that are not listed.</summary>
    public int MoreRuns { get; init; }

    /// <summary>Some people, those who matter most first.</summary>
    public IReadOnlyList<FallbackPersonRow> People { get; init; } = [];

    /// <summary>What the check of the strict rule came to; null unless all of a run's log was read.</summary>
    public RuleVerdict? Verdict { get; init; }

    /// <summary>Bytes that were read.</summary>
    public long BytesRead { get; init; }

    /// <summary>Whether older events were left out, since there is more log than may be read.</summary>
    public bool IsPartial { get; init; }

    /// <summary>How many packed files may hold more, and were left out.</summary>
    public int Packed { get; init; }

    /// <summary>When it was looked.</summary>
    public required DateTimeOffset LookedAt { get; init; }

    /// <summary>Which of the bounds held.</summary>
    public int Further { get; init; }

    /// <summary>How much is read at most.</summary>
    public long MostBytes => FallbackBoard.Bounds[Further];

    /// <summary>The address that looks further back; null when nothing was left out, or no look goes further.</summary>
    public string? FurtherUrl =>
        IsPartial && Further + 1 < FallbackBoard.Bounds.Count
            ? PageUrl.Of(
                FallbackEndpoints.Path,
                ("run", Query.Run?.ToString()),
                ("since", LogQuery.Show(Query.Since)),
                ("until", LogQuery.Show(Query.Until)),
                (FallbackEndpoints.Further, (Further + 1).ToString(CultureInfo.InvariantCulture))
            )
            : null;
}
