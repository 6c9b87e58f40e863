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

    private static async Task<IResult> ShowAsync(HttpContext context, FallbackBoard board, TimeProvider time)
    {
        var (query, further) = Read(context.Request.Query);
        var model = await board.BeginAsync(query, further, context.RequestAborted);
        return await Late.AnswerAsync(
            StayAsync(query, model, board, time),
            looked => Page.Of<FallbackPage>(new { Model = looked }),
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
    }

    private static LiveStream Follow(HttpContext context, FallbackBoard board, LiveServices services)
    {
        var (query, further) = Read(context.Request.Query);
        return Late.Follow(
            services,
            async stop => await board.LookAsync(query, await board.BeginAsync(query, further, stop), stop)
        );
    }

    private static async Task<FallbackModel> StayAsync(
        LogQuery query,
        FallbackModel model,
        FallbackBoard board,
        TimeProvider time
    )
    {
        using var stay = new CancellationTokenSource(Stay, time);
        return await board.LookAsync(query, model, stay.Token);
    }

    private static (LogQuery Query, int Further) Read(IQueryCollection query)
    {
        var asked = new Asked(query).Number(Further) ?? 0;
        return (LogQuery.Of(query), (int)Math.Min(asked, FallbackBoard.Bounds.Count - 1));
    }
}
