using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Console.People;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Runs;
using Screenalytics.Ingest.TrrDatabase;

namespace Screenalytics.Ingest.Console.Gallery;

/// <summary>The page with a person's gallery.</summary>
internal static class GalleryEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/people/{id}/gallery", ShowAsync);
        routes.Viewer.MapGet("/people/{id}/gallery/flags", FlagsAsync);
    }

    private static async Task<IResult> ShowAsync(
        string id,
        HttpContext context,
        GalleryBoard board,
        CancellationToken stop
    )
    {
        if (!IdText.TryParse(id, out var personId))
        {
            return PeopleEndpoints.NoId(id);
        }

        var page = (int)Math.Clamp(new Asked(context.Request.Query).Number("page") ?? 1, 1, int.MaxValue);
        var model = await board.ReadAsync(personId, page, ConsoleUser.Of(context), stop);
        return Page.Of<GalleryPage>(
            new { Model = model },
            model.Problem is null ? StatusCodes.Status200OK : StatusCodes.Status503ServiceUnavailable
        );
    }

    private static async Task<IResult> FlagsAsync(string id, GalleryBoard board, CancellationToken stop)
    {
        try
        {
            return IdText.TryParse(id, out var personId) && await board.FlagsAsync(personId, stop) is { } flags
                ? TypedResults.Json(flags)
                : Error(StatusCodes.Status404NotFound, "There is no such gallery.");
        }
        catch (TrrDatabaseException e)
        {
            return Error(StatusCodes.Status503ServiceUnavailable, e.Message);
        }
    }

    private static JsonHttpResult<Dictionary<string, string>> Error(int status, string error) =>
        TypedResults.Json(new Dictionary<string, string> { ["error"] = error }, statusCode: status);
}
