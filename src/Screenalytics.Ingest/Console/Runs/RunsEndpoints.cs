using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>The pages that show runs.</summary>
internal static class RunsEndpoints
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(1);

    /// <summary>Maps them.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/runs", ListAsync);
        routes.Viewer.MapGet("/runs/{id}", ShowAsync);
        routes.Viewer.MapGet("/live/runs/{id:guid}", Follow);
        RunDownloads.Map(routes);
        RunComparisons.Map(routes);
    }

    /// <summary>The page that says that there is no such run.</summary>
    public static IResult NoRun(string id) =>
        Page.NotFound(
            $"There is no run {ShortOf(id)}.",
            "Runs are purged after a time; the list shows those that there are."
        );

    private static async Task<IResult> ListAsync(HttpContext context, RunBoard board, CancellationToken stop) =>
        Page.Of<RunsPage>(new { Model = await board.ListAsync(RunsQuery.Of(context), stop) });

    private static async Task<IResult> ShowAsync(
        string id,
        string? done,
        HttpContext context,
        RunBoard board,
        CancellationToken stop
    ) =>
        Guid.TryParse(id, out var runId) && await board.ReadAsync(runId, PeopleQuery.Of(context), stop) is { } model
            ? Page.Of<RunPage>(new { Model = model, Flash = RunFlashes.Of(done) })
            : NoRun(id);

    private static LiveStream Follow(Guid id, HttpContext context, RunBoard board, LiveServices services)
    {
        var query = PeopleQuery.Of(context);
        return new LiveStream(services, LookEvery, async stop => await FrameAsync(id, query, board, stop));
    }

    private static async Task<LiveFrame?> FrameAsync(Guid id, PeopleQuery query, RunBoard board, CancellationToken stop)
    {
        if (await board.LookAsync(id, stop) is not var (run, pace))
        {
            return null;
        }

        var people = await board.PeopleAsync(id, query, stop);
        return new LiveFrame(
            [
                LivePart.Of<ProgressPart>(
                    "progress",
                    (nameof(ProgressPart.Run), run),
                    (nameof(ProgressPart.Pace), pace),
                    (nameof(ProgressPart.Now), board.Now)
                ),
                LivePart.Of<PeoplePart>(
                    "people-of-run",
                    (nameof(PeoplePart.Run), run),
                    (nameof(PeoplePart.Query), query),
                    (nameof(PeoplePart.People), people)
                ),
            ],
            run.FinishedAt is not null
        );
    }

    private static string ShortOf(string id) => id.Length <= 36 ? id : id[..36] + "…";
}
