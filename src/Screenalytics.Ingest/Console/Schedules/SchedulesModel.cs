using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Scheduling;

namespace Screenalytics.Ingest.Console.Schedules;

/// <summary>The schedules.</summary>
public sealed record SchedulesModel
{
    /// <summary>What time it is.</summary>
    public required DateTimeOffset Now { get; init; }

    /// <summary>They, in the configuration's order.</summary>
    public required IReadOnlyList<ScheduleView> Schedules { get; init; }

    /// <summary>The runs that they started last, by id.</summary>
    public IReadOnlyDictionary<Guid, RunSummary> Runs { get; init; } = new Dictionary<Guid, RunSummary>();

    /// <summary>Whether whoever looks may steer them.</summary>
    public bool MaySteer { get; init; }

    /// <summary>What forms of changes carry; null for whoever may change nothing.</summary>
    public string? Token { get; init; }

    /// <summary>What forms that start runs carry as long as the page is open; null for whoever may change nothing.</summary>
    public string? FormKey { get; init; }

    /// <summary>What was wrong with a pause that was asked for, or null.</summary>
    public PauseFault? Fault { get; init; }
}
