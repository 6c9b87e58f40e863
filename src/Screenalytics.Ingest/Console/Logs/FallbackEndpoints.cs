using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The page that tells of fallbacks by the log.</summary>
internal static class FallbackEndpoints
{
    /// <summary>Its path.</summary>
    public const string Path = LogQuery.Path + "/fallback";

    /// <summary>How much further than at first it is to look.</summary>
    public const string Further = "further";

    private const string LivePath = "/console/live/logs/fallback";

    // Whoever is told that it is under way comes back for it well before that.
    private static readonly TimeSpan Stay = TimeSpan.FromSeconds(10);

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Operator.MapGet("/logs/fallback", ShowAsync);
        routes.Operator.MapGet("/live/logs/fallback", Follow);
    }

    private static Task<IResult> ShowAsync(HttpContext context, FallbackBoard board, TimeProvider time) =>
        Late.AnswerAsync(
            StayAsync(context.Request.Query, board, time),
            model => Page.Of<FallbackPage>(new { Model = model }),
            () =>
                Page.Of<LatePage>(
                    new
                    {
                        Title = "Fallback",
                        Section = Sections.Logs,
                        What = "This worker's log is being read.",
                        Self = Path + context.Request.QueryString,
                        Live = LivePath + context.Request.QueryString,
                    }
                ),
            time
        );

    private static LiveStream Follow(HttpContext context, FallbackBoard board, LiveServices services) =>
        Late.Follow(services, stop => LookAsync(context.Request.Query, board, stop));

    private static async Task<FallbackModel> StayAsync(IQueryCollection query, FallbackBoard board, TimeProvider time)
    {
        using var stay = new CancellationTokenSource(Stay, time);
        return await LookAsync(query, board, stay.Token);
    }

    private static Task<FallbackModel> LookAsync(IQueryCollection query, FallbackBoard board, CancellationToken stop)
    {
        var asked = new Asked(query).Number(Further) ?? 0;
        var further = (int)Math.Min(asked, FallbackBoard.Bounds.Count - 1);
        return board.LookAsync(LogQuery.Of(query), further, stop);
    }
}
