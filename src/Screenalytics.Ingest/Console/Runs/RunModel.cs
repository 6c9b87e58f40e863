using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>A run and a page of its people.</summary>
public sealed record RunModel
{
    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>The run.</summary>
    public required RunDetail Run { get; init; }

    /// <summary>How fast it is.</summary>
    public required RunPace Pace { get; init; }

    /// <summary>Which people are asked for.</summary>
    public required PeopleQuery Query { get; init; }

    /// <summary>The people.</summary>
    public required RunPeople People { get; init; }

    /// <summary>The target's other runs, the latest first.</summary>
    public IReadOnlyList<RunSummary> Others { get; init; } = [];

    /// <summary>The parts that were taken over.</summary>
    public IReadOnlyList<TakeoverView> Takeovers { get; init; } = [];

    /// <summary>The page's address.</summary>
    public string Path => $"/console/runs/{Run.RunId}";
}
