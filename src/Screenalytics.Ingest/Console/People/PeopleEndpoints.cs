using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Runs;

namespace Screenalytics.Ingest.Console.People;

/// <summary>The pages about people.</summary>
internal static class PeopleEndpoints
{
    private const int MostOfId = 60;

    /// <summary>Maps them.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/people", FindAsync);
        routes.Viewer.MapGet("/people/{id}", ShowAsync);
        routes.Operator.MapPost("/people/{id}/sync", SyncAsync);
    }

    /// <summary>The page that says that a text is no id.</summary>
    public static IResult NoId(string text) =>
        Page.Refused(
            $"'{(text.Length <= MostOfId ? text : text[..MostOfId] + "…")}' is no person's id.",
            $"An id looks like {IdText.Example}; the search finds people by the beginning of theirs."
        );

    private static async Task<IResult> FindAsync(HttpContext context, PeopleBoard board, CancellationToken stop)
    {
        var asked = new Asked(context.Request.Query);
        var text = asked.Text("q");
        return IdText.TryParse(text, out var personId)
            ? Page.SeeOther($"/console/people/{personId}")
            : Page.Of<PeoplePage>(new { Model = await board.FindAsync(text, asked.Errors, stop) });
    }

    private static async Task<IResult> ShowAsync(
        string id,
        string? runs,
        HttpContext context,
        PersonBoard board,
        CancellationToken stop
    ) =>
        IdText.TryParse(id, out var personId)
            ? Page.Of<PersonPage>(
                new { Model = await board.ReadAsync(personId, runs == "all", ConsoleUser.Of(context), stop) }
            )
            : NoId(id);

    private static async Task<IResult> SyncAsync(string id, HttpContext context, PersonSync sync) =>
        IdText.TryParse(id, out var personId)
            ? await sync.StartAsync(context, personId, await context.Request.ReadFormAsync(context.RequestAborted))
            : NoId(id);
}
