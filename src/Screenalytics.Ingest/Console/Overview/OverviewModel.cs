using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Scheduling;

namespace Screenalytics.Ingest.Console.Overview;

/// <summary>How everything stands.</summary>
public sealed record OverviewModel
{
    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>Runs that wait or are worked on.</summary>
    public IReadOnlyList<RunSummary> InFlight { get; init; } = [];

    /// <summary>Whether there are more of them than that.</summary>
    public bool HasMoreInFlight { get; init; }

    /// <summary>The runs that were asked for last, those in flight left out.</summary>
    public IReadOnlyList<RunSummary> Last { get; init; } = [];

    /// <summary>The schedules, the next one due first.</summary>
    public IReadOnlyList<ScheduleView> Schedules { get; init; } = [];

    /// <summary>Targets that are broken, suspect or stale.</summary>
    public IReadOnlyList<TargetView> Troubles { get; init; } = [];

    /// <summary>How many more of them there are.</summary>
    public int TroublesLeft { get; init; }

    /// <summary>How many targets are ok.</summary>
    public int TargetsOk { get; init; }

    /// <summary>The cluster's processes.</summary>
    public IReadOnlyList<NodeView> Nodes { get; init; } = [];

    /// <summary>The parts that were taken over last.</summary>
    public IReadOnlyList<TakeoverView> Takeovers { get; init; } = [];

    /// <summary>Runs over time.</summary>
    public required TrendModel Trend { get; init; }
}
