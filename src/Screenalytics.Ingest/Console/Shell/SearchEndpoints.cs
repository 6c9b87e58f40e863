using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.Shell;

/// <summary>The search in the page's head: a run's id leads to the run, anything else to people.</summary>
internal static class SearchEndpoints
{
    private const int ShortId = 8;

    /// <summary>Maps it, and what live pages ask.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/search", FindAsync);

        // A live page asks it whether it may come back, and tells by it that somebody is still there.
        routes.Viewer.MapGet("/alive", () => TypedResults.NoContent());
    }

    private static async Task<IResult> FindAsync(string? q, IRunHistory history, CancellationToken stop)
    {
        var text = (q ?? "").Trim().Replace("\0", "", StringComparison.Ordinal);
        if (Guid.TryParse(text, out var id))
        {
            return Page.SeeOther(
                await history.FindAsync(id, stop) is null ? $"/console/people/{id}" : $"/console/runs/{id}"
            );
        }

        return
            text.Length == ShortId && text.All(char.IsAsciiHexDigit) && await NamedAsync(text, history, stop) is { } run
            ? Page.SeeOther($"/console/runs/{run}")
            : Page.SeeOther(PageUrl.Of("/console/people", ("q", text)));
    }

    // Pages show a run's id by its end: whoever types that means one of the latest.
    private static async Task<Guid?> NamedAsync(string shortId, IRunHistory history, CancellationToken stop)
    {
        var latest = await history.ListAsync(new RunFilter { Limit = RunFilter.MostLimit }, stop);
        return latest
            .Items.FirstOrDefault(run => Words.Short(run.RunId).Equals(shortId, StringComparison.OrdinalIgnoreCase))
            ?.RunId;
    }
}
