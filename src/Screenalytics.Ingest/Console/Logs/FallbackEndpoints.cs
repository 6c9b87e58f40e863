using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The page that tells of fallbacks by the log.</summary>
internal static class FallbackEndpoints
{
    /// <summary>Its path.</summary>
    public const string Path = LogQuery.Path + "/fallback";

    /// <summary>How much further than at first it is to look.</summary>
    public const string Further = "further";

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes) => routes.Operator.MapGet("/logs/fallback", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, FallbackBoard board)
    {
        var asked = new Asked(context.Request.Query).Number(Further) ?? 0;
        var further = (int)Math.Min(asked, FallbackBoard.Bounds.Count - 1);
        var model = await board.LookAsync(LogQuery.Of(context.Request.Query), further, context.RequestAborted);
        return Page.Of<FallbackPage>(new { Model = model });
    }
}
