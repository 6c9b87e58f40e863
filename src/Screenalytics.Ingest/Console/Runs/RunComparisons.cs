using Microsoft.AspNetCore.Http.HttpResults;
using Screenalytics.Ingest.Console.Live;
using Screenalytics.Ingest.Console.Parts;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Runs;

namespace Screenalytics.Ingest.Console.Runs;

/// <summary>The page that shows two runs of a target beside one another.</summary>
internal static class RunComparisons
{
    private const string With = "with";
    private const string After = "after";

    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/runs/{id:guid}/compare", ShowAsync);
        routes.Viewer.MapGet("/live/runs/{id:guid}/compare", Follow);
    }

    /// <summary>The address of a comparison, or of its page after a person.</summary>
    public static string UrlOf(Guid before, Guid after, string? person) => UrlOf("/console", before, after, person);

    private static async Task<IResult> ShowAsync(
        Guid id,
        HttpContext context,
        RunBoard board,
        CompareBoard compared,
        TimeProvider time
    )
    {
        var asked = new Asked(context.Request.Query);
        var (with, cursor) = (asked.Id(With), asked.Id(After));
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
        return await Late.AnswerAsync(
            compared.LookAsync(before.RunId, after.RunId, cursor, CancellationToken.None),
            found =>
                Page.Of<ComparePage>(
                    new { Model = new CompareModel(before, after, found.Page, found.Names, cursor, board.Now) }
                ),
            () => UnderWay(before, after, $"{cursor}"),
            time
        );
    }

    // The order of the two was found out by the page that asks for it.
    private static IResult Follow(Guid id, HttpContext context, CompareBoard compared, LiveServices services)
    {
        var asked = new Asked(context.Request.Query);
        var (with, cursor) = (asked.Id(With), asked.Id(After));
        return with is { } before && asked.Errors.Count == 0
            ? Late.Follow(services, stop => compared.LookAsync(before, id, cursor, stop))
            : Results.NoContent();
    }

    private static RazorComponentResult UnderWay(RunDetail before, RunDetail after, string person) =>
        Page.Of<LatePage>(
            new
            {
                Title = $"{Words.Target(after.Target)}: two runs",
                Section = Sections.Runs,
                What = $"{Words.Count(after.Counts.People, "person", "people")} of both runs are being compared.",
                Self = UrlOf(before.RunId, after.RunId, person),
                Live = UrlOf("/console/live", before.RunId, after.RunId, person),
            }
        );

    private static string UrlOf(string root, Guid before, Guid after, string? person) =>
        PageUrl.Of($"{root}/runs/{after}/compare", (With, $"{before}"), (After, person));
}
