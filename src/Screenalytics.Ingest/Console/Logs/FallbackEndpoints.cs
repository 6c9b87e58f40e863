using Screenalytics.Ingest.Console.Shell;

namespace Screenalytics.Ingest.Console.Logs;

/// <summary>The page that tells of fallbacks by the log.</summary>
internal static class FallbackEndpoints
{
    /// <summary>Its path.</summary>
    public const string Path = LogQuery.Path + "/fallback";

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes) => routes.Operator.MapGet("/logs/fallback", ShowAsync);

    private static async Task<IResult> ShowAsync(HttpContext context, FallbackBoard board) =>
        Page.Of<FallbackPage>(
            new { Model = await board.LookAsync(LogQuery.Of(context.Request.Query), context.RequestAborted) }
        );
}
