using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Overview;

/// <summary>The page that tells how everything stands.</summary>
internal static class OverviewEndpoints
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(2);

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("", ShowAsync);
        routes.Viewer.MapGet("/live/overview", Follow);
    }

    private static async Task<IResult> ShowAsync(string? range, OverviewBoard board, CancellationToken stop) =>
        Page.Of<OverviewPage>(new { Model = await board.LookAsync(TrendRange.Find(range), stop) });

    private static LiveStream Follow(string? range, OverviewBoard board, LiveServices services)
    {
        var looked = TrendRange.Find(range);
        return new LiveStream(
            services,
            LookEvery,
            async stop =>
            {
                var model = await board.LookAsync(looked, stop);
                return new LiveFrame(
                    [
                        LivePart.Of<NowPart>("now", (nameof(NowPart.Model), model)),
                        LivePart.Of<LastRunsPart>("last-runs", (nameof(LastRunsPart.Model), model)),
                        LivePart.Of<DuePart>("due", (nameof(DuePart.Model), model)),
                        LivePart.Of<TroublesPart>("troubles", (nameof(TroublesPart.Model), model)),
                        LivePart.Of<ClusterPart>("cluster", (nameof(ClusterPart.Model), model)),
                        LivePart.Of<TrendPart>("trend", (nameof(TrendPart.Model), model.Trend)),
                    ],
                    IsOver: false
                );
            }
        );
    }
}
