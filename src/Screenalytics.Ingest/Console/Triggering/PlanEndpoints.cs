using Screenalytics.Ingest.Console.Runs;
using Screenalytics.Ingest.Console.Security;
using Screenalytics.Ingest.Console.Shell;
using Screenalytics.Ingest.Contracts.Runs;
using Screenalytics.Ingest.Contracts.Sync;

namespace Screenalytics.Ingest.Console.Triggering;

/// <summary>The page that shows what a sync would change, and starts it.</summary>
internal static class PlanEndpoints
{
    /// <summary>Maps it.</summary>
    public static void Map(ConsoleRoutes routes)
    {
        routes.Viewer.MapGet("/runs/{id:guid}/plan", ShowAsync);
        routes.Operator.MapPost("/runs/{id:guid}/plan", StartAsync);
    }

    private static async Task<IResult> ShowAsync(Guid id, HttpContext context, PlanBoard board)
    {
        var stop = context.RequestAborted;
        var asked = new Asked(context.Request.Query);
        var cursor = asked.Id("after");
        if (asked.Errors is [var error, ..])
        {
            return Page.Refused(error, "The links below the list lead from page to page.");
        }

        if (await board.FindAsync(id, stop) is not { } run)
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        return RefusalOf(run)
            ?? Page.Of<PlanPage>(new { Model = await board.ReadAsync(run, cursor, ConsoleUser.Of(context), stop) });
    }

    private static async Task<IResult> StartAsync(
        Guid id,
        HttpContext context,
        PlanBoard board,
        TriggerBoard people,
        RunStarter starter
    )
    {
        var stop = context.RequestAborted;
        if (await board.FindAsync(id, stop) is not { } run)
        {
            return RunsEndpoints.NoRun($"{id}");
        }

        if (RefusalOf(run) is { } refusal)
        {
            return refusal;
        }

        // A list's people are no part of a run's target as it is told.
        var target = run.Target is PeopleTarget ? await people.PeopleOfAsync(id, stop) : run.Target;
        if (target is null)
        {
            return Page.Refused(
                "The people of this dry run are not on record any more.",
                "Start a sync of them anew: their ids are needed for that.",
                StatusCodes.Status409Conflict
            );
        }

        return await starter.StartAsync(
            context,
            new RunOrder(target, run.MaxImagesPerPerson)
            {
                FormKey = StartKey.Of(await context.Request.ReadFormAsync(stop)),
                Back = $"/console/runs/{id}/plan",
            }
        );
    }

    private static IResult? RefusalOf(RunDetail run) =>
        !run.DryRun
            ? Page.Refused(
                $"Run {run.RunId} is no dry run: it has no plan, it has done what it did.",
                "Its page tells what became of everybody.",
                StatusCodes.Status409Conflict
            )
        : run.FinishedAt is null
            ? Page.Refused(
                "The dry run has not ended yet, so what it would change is not known as a whole.",
                $"Its page, /console/runs/{run.RunId}, is live, and links the plan once it has ended.",
                StatusCodes.Status409Conflict
            )
        : null;
}
