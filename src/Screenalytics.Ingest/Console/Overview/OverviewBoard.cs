using Screenalytics.Ingest.Console.Live;
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

    private readonly SharedLook<string, OverviewModel> _looks = new(TimeSpan.FromSeconds(1), time);

    /// <summary>Looks.</summary>
    public Task<OverviewModel> LookAsync(TrendRange range, CancellationToken cancellationToken) =>
        _looks.GetAsync(range.Name, () => ReadAsync(range), cancellationToken);

    private async Task<OverviewModel> ReadAsync(TrendRange range)
    {
        var now = time.GetUtcNow();
        var none = CancellationToken.None;
        var going = history.ListAsync(new RunFilter { Statuses = Going, Limit = MostInFlight }, none);
        var last = history.ListAsync(new RunFilter { Limit = MostLast + MostInFlight }, none);
        var plans = schedules.ListAsync(none);
        var all = targets.TargetsAsync(none);
        var nodes = history.NodesAsync(none);
        var takeovers = trends.TakeoversAsync(null, MostTakeovers, none);
        var points = trends.ReadAsync(range.From(now), range.Span, range.Count, none);
        await Task.WhenAll(going, last, plans, all, nodes, takeovers, points);
        return new OverviewModel
        {
            Now = now,
            InFlight = (await going).Items,
            Last = [.. (await last).Items.Where(run => run.FinishedAt is not null).Take(MostLast)],
            Schedules = [.. (await plans).OrderBy(plan => plan.NextFires.FirstOrDefault(DateTimeOffset.MaxValue))],
            Troubles = [.. (await all).Where(target => target.State != TargetState.Ok).Take(MostTroubles)],
            TargetsOk = (await all).Count(target => target.State == TargetState.Ok),
            Nodes = await nodes,
            Takeovers = await takeovers,
            Trend = new TrendModel(range, await points),
        };
    }
}
