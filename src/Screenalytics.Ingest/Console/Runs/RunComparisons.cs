using Screenalytics.Ingest.Console.Gallery;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Runs.Oversight;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>The page that shows two runs of a target beside one another.</summary>
internal static class RunComparisons
{
    private const int PageSize = 50;

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes) => routes.Viewer.MapGet("/runs/{id:guid}/compare", ShowAsync);

    private static async Task<IResult> ShowAsync(
        Guid id,
        HttpContext context,
        RunBoard board,
        IRunComparison comparison,
        TrrPort trr
    )
    {
        var asked = new Asked(context.Request.Query);
        var (with, cursor) = (asked.Id("with"), asked.Id("after"));
        var stop = context.RequestAborted;
        if (with is not { } otherId || asked.Errors.Count > 0)
        {
            return Page.Refused(
                asked.Errors is [var error, ..] ? error : "The address names no run to compare with.",
                "A run's page lists the other runs of its target, each with a link that compares."
            );
        }

        if (await board.LookAsync(id, stop) is not var (one, _))
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        if (await board.LookAsync(otherId, stop) is not var (other, _))
        {
            return RunsEndpoints.NoRun($"{otherId}");
        }

        if (one.FinishedAt is null || other.FinishedAt is null)
        {
            return Page.Refused(
                "One of the two runs has not ended yet.",
                "Compare them when both have: until then their people change under the comparison.",
                StatusCodes.Status409Conflict
            );
        }

        if (one.TargetKey != other.TargetKey)
        {
            return Page.Refused(
                "The two runs are of different targets.",
                "Only runs of the same target have people in common to compare."
            );
        }

        var (before, after) = other.QueuedAt <= one.QueuedAt ? (other, one) : (one, other);
        var page = await comparison.DifferencesAsync(before.RunId, after.RunId, cursor, PageSize, stop);
        var names = await trr.NamesAsync([.. page.Items.Select(person => person.PersonId)], stop);
        return Page.Of<ComparePage>(new { Model = new CompareModel(before, after, page, names, cursor, board.Now) });
    }
}
