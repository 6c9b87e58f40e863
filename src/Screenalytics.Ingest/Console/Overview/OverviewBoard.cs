using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Contracts.Console;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.Runs.Oversight;
using Screenalytics.Ingest.Scheduling;

namespace Screenalytics.Ingest.Console.Overview;

/// <summary>Looks how everything stands; who looks within the same second looks together.</summary>
internal sealed class OverviewBoard(
    IRunHistory history,
    ITargetStore targets,
    IRunTrends trends,
    IScheduleBoard schedules,
    TimeProvider time
)
{
    private const int MostInFlight = 20;
    private const int MostLast = 8;
    private const int MostTroubles = 50;
    private const int MostTakeovers = 5;

    private static readonly RunStatus[] Going = [RunStatus.Queued, RunStatus.Running];

    private static readonly RunStatus[] Ended = [RunStatus.Ok, RunStatus.Partial, RunStatus.Error, RunStatus.Cancelled];

    private readonly SharedLook<string, OverviewModel> _looks = new(TimeSpan.FromSeconds(1), time);

    // These change when runs end, and cost more the more there is.
    private readonly SharedLook<string, IReadOnlyList<TrendPoint>> _trends = new(TimeSpan.FromSeconds(15), time);
    private readonly SharedLook<string, IReadOnlyList<TargetView>> _targets = new(TimeSpan.FromSeconds(10), time);

    /// <summary>Looks.</summary>
    public Task<OverviewModel> LookAsync(TrendRange range, CancellationToken cancellationToken) =>
        _looks.GetAsync(range.Name, () => ReadAsync(range), cancellationToken);

    private async Task<OverviewModel> ReadAsync(TrendRange range)
    {
        var now = time.GetUtcNow();
        var none = CancellationToken.None;
        var going = history.ListAsync(new RunFilter { Statuses = Going, Limit = MostInFlight }, none);
        var last = history.ListAsync(new RunFilter { Statuses = Ended, Limit = MostLast }, none);
        var plans = schedules.ListAsync(none);
        var all = _targets.GetAsync("", () => targets.TargetsAsync(none), none);
        var nodes = history.NodesAsync(none);
        var takeovers = trends.TakeoversAsync(null, MostTakeovers, none);
        var points = _trends.GetAsync(
            range.Name,
            () => trends.ReadAsync(range.From(now), range.Span, range.Count, none),
            none
        );
        await Task.WhenAll(going, last, plans, all, nodes, takeovers, points);
        return new OverviewModel
        {
            Now = now,
            InFlight = (await going).Items,
            HasMoreInFlight = (await going).Next is not null,
            Last = (await last).Items,
            Schedules = [.. (await plans).OrderBy(plan => plan.NextFires.FirstOrDefault(DateTimeOffset.MaxValue))],
            Troubles = [.. (await all).Where(target => target.State != TargetState.Ok).Take(MostTroubles)],
            TroublesLeft = Math.Max((await all).Count(target => target.State != TargetState.Ok) - MostTroubles, 0),
            TargetsOk = (await all).Count(target => target.State == TargetState.Ok),
            Nodes = await nodes,
            Takeovers = await takeovers,
            Trend = new TrendModel(range, await points),
        };
    }
}
