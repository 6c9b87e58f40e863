using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The search in the page's head: a run's id leads to the run, anything else to people.</summary>
internal static class SearchEndpoints
{
    /// <summary>Maps it, and what live pages ask.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/search", FindAsync);

        // A live page asks it whether it may come back, and tells by it that somebody is still there.
        routes.Viewer.MapGet("/alive", () => TypedResults.NoContent());
    }

    private static async Task<IResult> FindAsync(string? q, IRunHistory history, CancellationToken stop)
    {
        var text = q?.Trim() ?? "";
        return Guid.TryParse(text, out var id)
            ? Page.SeeOther(await history.FindAsync(id, stop) is null ? $"/console/people/{id}" : $"/console/runs/{id}")
            : Page.SeeOther(PageUrl.Of("/console/people", ("q", text)));
    }
}
